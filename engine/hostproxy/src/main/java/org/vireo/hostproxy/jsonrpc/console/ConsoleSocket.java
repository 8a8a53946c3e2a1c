package org.vireo.hostproxy.jsonrpc.console;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.vireo.hostproxy.console.ConsoleEnd;
import org.vireo.hostproxy.console.ConsoleEnd.Reason;
import org.vireo.hostproxy.console.ConsoleStream;

/** A console over one WebSocket. The next frame is asked for when the last one was read, so that one waits at most. */
public final class ConsoleSocket implements WebSocket.Listener, ConsoleStream {

    /** Small: the VM must take a whole one within the agent's 10 s. */
    private static final int FRAME = 1 << 12;

    private static final int MISSED_BEATS = 4;
    private static final Duration SEND_TIME = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIME = Duration.ofSeconds(1);

    /** Empty: nothing more comes. */
    private final BlockingQueue<Optional<byte[]>> shown = new LinkedBlockingQueue<>();

    private final CompletableFuture<ConsoleEnd> ended = new CompletableFuture<>();
    private final AtomicReference<@Nullable WebSocket> socket = new AtomicReference<>();
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean aborted;
    private volatile long heardAt = System.nanoTime();
    private volatile CompletableFuture<?> ping = CompletableFuture.completedFuture(true);

    /** Usable from now on; whoever opened it may know this before the socket's own threads do. */
    public void opened(WebSocket open) {
        socket.set(open);
        if (aborted) {
            open.abort();
        }
    }

    @Override
    public Optional<byte[]> read() throws InterruptedException {
        var next = shown.take();
        var open = socket.get();
        if (next.isEmpty()) {
            shown.add(next);
        } else if (open != null) {
            heard(open);
        }
        return next;
    }

    @Override
    public boolean write(byte[] data) throws InterruptedException {
        sending.lockInterruptibly();
        try {
            for (int from = 0; from < data.length; from += FRAME) {
                var part = ByteBuffer.wrap(data, from, Math.min(FRAME, data.length - from));
                if (!sent(part)) {
                    return false;
                }
            }
            return !ended.isDone();
        } finally {
            sending.unlock();
        }
    }

    private boolean sent(ByteBuffer part) throws InterruptedException {
        var open = socket.get();
        if (open == null || ended.isDone()) {
            return false;
        }
        try {
            open.sendBinary(part, true).get(SEND_TIME.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException lost) {
            abort(Reason.LOST, "the connection was lost while sending");
        } catch (TimeoutException stuck) {
            abort(Reason.STALLED, "the host did not take a frame within " + SEND_TIME.toSeconds() + " s");
        }
        return false;
    }

    @Override
    public Optional<ConsoleEnd> end() {
        return Optional.ofNullable(ended.getNow(null));
    }

    @Override
    public void close() {
        end(Reason.CLOSED, "closed by the engine");
        var open = socket.get();
        if (open == null) {
            abort();
            return;
        }
        try {
            if (!open.isOutputClosed()) {
                open.sendClose(WebSocket.NORMAL_CLOSURE, "").get(CLOSE_TIME.toMillis(), TimeUnit.MILLISECONDS);
            }
            // The host's answer is read, so that the connection ends in order; see watch.
            open.request(Long.MAX_VALUE);
        } catch (ExecutionException | TimeoutException gone) {
            abort();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            abort();
        }
    }

    /** Runs until the end: pings, gives up a host that was silent for four beats, and leaves no socket behind. */
    public void watch(Duration beat) {
        var patience = beat.multipliedBy(MISSED_BEATS);
        try {
            while (!endsWithin(beat)) {
                var silence = Duration.ofNanos(System.nanoTime() - heardAt);
                if (!shown.isEmpty()) {
                    // Nothing is asked of the host while its last frame waits to be read.
                    heardAt = System.nanoTime();
                } else if (silence.compareTo(patience) >= 0) {
                    abort(Reason.LOST, "no sign of life from the host for " + silence.toSeconds() + " s");
                } else {
                    ping();
                }
            }
            TimeUnit.NANOSECONDS.sleep(CLOSE_TIME.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        abort();
    }

    private void ping() {
        var open = socket.get();
        if (open != null && !open.isOutputClosed() && ping.isDone()) {
            ping = open.sendPing(ByteBuffer.allocate(0));
        }
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        try {
            ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException open) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void end(Reason reason, String text) {
        if (ended.complete(new ConsoleEnd(reason, text))) {
            shown.add(Optional.empty());
        }
    }

    private void abort(Reason reason, String text) {
        end(reason, text);
        abort();
    }

    private void abort() {
        aborted = true;
        var open = socket.get();
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void onOpen(WebSocket open) {
        opened(open);
        open.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        if (ended.isDone() || !data.hasRemaining()) {
            return heard(from);
        }
        heardAt = System.nanoTime();
        var chunk = new byte[data.remaining()];
        data.get(chunk);
        shown.add(Optional.of(chunk));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        abort(Reason.LOST, "the host sent text where bytes belong");
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
        return heard(from);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
        return heard(from);
    }

    private @Nullable CompletionStage<?> heard(WebSocket from) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String text) {
        end(
                Reason.of(status).orElse(Reason.LOST),
                text.isEmpty() ? "closed by the host (status " + status + ")" : text);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(Reason.LOST, "the connection to the host broke: " + error.getMessage());
    }
}
