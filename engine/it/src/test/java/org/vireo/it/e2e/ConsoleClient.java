package org.vireo.it.e2e;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A browser's side of a console. */
final class ConsoleClient implements WebSocket.Listener, AutoCloseable {

    /** An emulated guest on a busy machine takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private int read;

    ConsoleClient(Installation vireo, String ticket) {
        URI address = URI.create(vireo.url().replace("https://", "wss://") + "/ovirt-engine/console/" + ticket);
        socket = vireo.http()
                .newWebSocketBuilder()
                .subprotocols("binary")
                .buildAsync(address, this)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] chunk = new byte[data.remaining()];
        data.get(chunk);
        synchronized (shown) {
            shown.writeBytes(chunk);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(-1);
    }

    void type(byte[] data) {
        socket.sendBinary(ByteBuffer.wrap(data), true).join();
    }

    void type(String text) {
        type(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** As terminals in browsers do. */
    void typeAsText(String text) {
        socket.sendText(text, true).join();
    }

    /** The next bytes, so many. */
    byte[] read(int count) {
        Installation.await(count + " bytes", PATIENCE, () -> all().length >= read + count);
        byte[] next = new byte[count];
        System.arraycopy(all(), read, next, 0, count);
        read += count;
        return next;
    }

    /** Waits until the VM has shown the text. */
    void awaitText(String text) {
        Installation.await("'" + text + "'", PATIENCE, () -> text().contains(text));
    }

    String text() {
        return new String(all(), StandardCharsets.UTF_8);
    }

    private byte[] all() {
        synchronized (shown) {
            return shown.toByteArray();
        }
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** The code that the engine closed with, within so long. */
    int closedWithin(Duration patience) {
        Installation.await("the console to be closed", patience, closed::isDone);
        return closed.join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
