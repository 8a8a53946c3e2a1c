package org.vireo.hostproxy.jsonrpc;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whole text messages over one WebSocket: joins fragments up to the size cap, takes one frame at a time, sends one
 * message at a time, pings, and knows when the peer was heard last.
 */
final class HostSocket implements WebSocket.Listener {

    private static final int CANNOT_ACCEPT = 1003;
    private static final int TOO_BIG = 1009;
    private static final Duration CLOSE_TIME = Duration.ofSeconds(1);

    private final Consumer<String> onMessage;
    private final Consumer<String> onEnd;
    private final StringBuilder message = new StringBuilder();
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicReference<@Nullable WebSocket> socket = new AtomicReference<>();
    private volatile boolean aborted;
    private volatile long heardAt = System.nanoTime();
    private volatile CompletableFuture<?> lastSent = CompletableFuture.completedFuture(true);
    private volatile CompletableFuture<?> ping = CompletableFuture.completedFuture(true);

    HostSocket(Consumer<String> onMessage, Consumer<String> onEnd) {
        this.onMessage = onMessage;
        this.onEnd = onEnd;
    }

    /** How long the peer has been silent. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /** Sends a message; an exception of type {@link CallEnded} says whether it may have arrived. */
    void send(String text, Duration within) throws InterruptedException {
        var open = socket.get();
        if (open == null || open.isOutputClosed()) {
            throw CallEnded.notSent("the connection is closed");
        }
        if (!sending.tryLock(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw busy(within);
        }
        try {
            awaitLastSent(within);
            lastSent = open.sendText(text, true);
            lastSent.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw CallEnded.noAnswer("the connection was lost while sending: " + Causes.text(failed));
        } catch (TimeoutException stuck) {
            // Half a message is out: nothing can follow it on this connection.
            abort();
            onEnd.accept("the host took no data for " + within);
            throw CallEnded.noAnswer("the host took no data for " + within);
        } finally {
            sending.unlock();
        }
    }

    /** A caller that was interrupted while sending leaves its message to be finished. */
    private void awaitLastSent(Duration within) throws InterruptedException {
        try {
            lastSent.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            throw busy(within);
        } catch (ExecutionException failed) {
            throw CallEnded.notSent("the connection was lost while sending: " + Causes.text(failed));
        }
    }

    private static CallEnded busy(Duration within) {
        return CallEnded.notSent("the connection was busy sending for " + within);
    }

    /** Asks for a sign of life, unless the last question is still on its way. */
    void ping() {
        var open = socket.get();
        if (open != null && !open.isOutputClosed() && ping.isDone()) {
            ping = open.sendPing(ByteBuffer.allocate(0));
        }
    }

    /** Says goodbye where the peer listens; gone in any case when this returns. */
    void close() {
        close(WebSocket.NORMAL_CLOSURE);
    }

    /** Gone at once, also when it opens only later. */
    void abort() {
        aborted = true;
        var open = socket.get();
        if (open != null) {
            open.abort();
        }
    }

    /** Usable from now on; whoever opened it may know this before the socket's own threads do. */
    void opened(WebSocket open) {
        socket.set(open);
        if (aborted) {
            open.abort();
        }
    }

    /** Ends it from this side because of what the peer sent. */
    void violated(int status, String reason) {
        onEnd.accept(reason);
        close(status);
    }

    private void close(int status) {
        var open = socket.get();
        try {
            if (open != null && !open.isOutputClosed()) {
                open.sendClose(status, "").get(CLOSE_TIME.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException gone) {
            // The peer does not listen any more.
            aborted = true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        abort();
    }

    @Override
    public void onOpen(WebSocket open) {
        opened(open);
        heard(open);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        // A character is at least a byte, so this cap is never below the protocol's.
        if (message.length() + part.length() > Protocol.MAX_MESSAGE_BYTES) {
            violated(TOO_BIG, "the host sent a message of more than " + Protocol.MAX_MESSAGE_BYTES + " bytes");
            return null;
        }
        message.append(part);
        if (last) {
            var whole = message.toString();
            message.setLength(0);
            if (message.capacity() > 1 << 16) {
                message.trimToSize();
            }
            onMessage.accept(whole);
        }
        heard(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        violated(CANNOT_ACCEPT, "the host sent a binary message");
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
        heard(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
        heard(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        onEnd.accept("closed by the host (status " + status + (reason.isEmpty() ? "" : ", " + reason) + ")");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        onEnd.accept("connection lost: " + Causes.text(error));
    }

    private void heard(WebSocket from) {
        heardAt = System.nanoTime();
        from.request(1);
    }
}
