package org.vireo.hostproxy.fake;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vireo.hostproxy.console.ConsoleEnd;
import org.vireo.hostproxy.console.ConsoleEnd.Reason;
import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleStream;

/** A console of the fake: the guest answers with what it is told. */
final class FakeConsole implements ConsoleStream {

    private final ConsoleRequest request;
    private final BlockingQueue<Optional<byte[]>> shown = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable ConsoleEnd> end = new AtomicReference<>();

    FakeConsole(ConsoleRequest request) {
        this.request = request;
    }

    ConsoleRequest request() {
        return request;
    }

    void show(byte[] data) {
        shown.add(Optional.of(data.clone()));
    }

    void end(Reason reason, String text) {
        if (end.compareAndSet(null, new ConsoleEnd(reason, text))) {
            shown.add(Optional.empty());
        }
    }

    @Override
    public Optional<byte[]> read() throws InterruptedException {
        var next = shown.take();
        if (next.isEmpty()) {
            shown.add(next);
        }
        return next;
    }

    @Override
    public boolean write(byte[] data) {
        if (end.get() != null) {
            return false;
        }
        show(data);
        return true;
    }

    @Override
    public Optional<ConsoleEnd> end() {
        return Optional.ofNullable(end.get());
    }

    @Override
    public void close() {
        end(Reason.CLOSED, "closed by the engine");
    }
}
