package org.vireo.rest.stream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the frames of one client, one after the other, until either side ends it. */
final class ChangeStream {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /**
     * Over HTTP/2 the server keeps back what is flushed while the frame before it is still on its way, until
     * something else is written: after each burst an empty comment sees to that.
     */
    private static final Duration PUSH_AFTER = Duration.ofMillis(50);
    /** A client that takes nothing for this long is gone. */
    private static final Duration SLOWEST_WRITE = Duration.ofSeconds(20);

    private final ChangeQueue queue;
    private final StreamSight sight;
    private final SseEventSink sink;
    private final Sse sse;
    private long lastSent;
    private boolean pushed;

    ChangeStream(ChangeQueue queue, StreamSight sight, SseEventSink sink, Sse sse) {
        this.queue = queue;
        this.sight = sight;
        this.sink = sink;
        this.sse = sse;
    }

    /** Returns when the stream has ended. */
    void run() {
        try (sink) {
            send(comment("connected"));
            while (!queue.isEnded() && !sink.isClosed() && step()) {
                // one frame or heartbeat after the other
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A client of the stream is gone: {}", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean step() throws InterruptedException, ExecutionException, TimeoutException {
        Optional<ChangeFrame> frame = queue.take(pushed ? HEARTBEAT : PUSH_AFTER);
        if (queue.isOverflowed()) {
            send(event(new ChangeFrame(lastSent, null)));
            return false;
        }
        if (frame.isPresent()) {
            pushed = false;
            return deliver(frame.get());
        }
        if (!pushed) {
            pushed = true;
            return queue.isEnded() || send(comment(""));
        }
        return !queue.isEnded() && send(comment("alive"));
    }

    private boolean deliver(ChangeFrame frame) throws InterruptedException, ExecutionException, TimeoutException {
        lastSent = frame.id();
        return !sight.sees(frame.change()) || send(event(frame));
    }

    private OutboundSseEvent event(ChangeFrame frame) {
        return sse.newEventBuilder()
                .name(frame.name())
                .id(Long.toString(frame.id()))
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, frame.data())
                .build();
    }

    private OutboundSseEvent comment(String text) {
        return sse.newEventBuilder().comment(text).build();
    }

    private boolean send(OutboundSseEvent event) throws InterruptedException, ExecutionException, TimeoutException {
        sink.send(event).toCompletableFuture().get(SLOWEST_WRITE.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }
}
