package org.vireo.core.console;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.Credential;
import org.vireo.core.console.ConsoleClosing.Reason;
import org.vireo.hostproxy.console.ConsoleEnd;
import org.vireo.hostproxy.console.ConsoleStream;

/** One console that is open: carries bytes both ways, neither side faster than the other takes them. */
public final class OpenConsole {

    /** What is typed and not yet taken by the host, in bytes: a large paste. */
    private static final int MOST_WAITING = 1 << 20;
    /** What a chunk counts for at least, so that many small ones are bounded too. */
    private static final int LEAST_COST = 64;

    static final ConsoleClosing GONE = new ConsoleClosing(Reason.LEFT, "The browser's side went away.");
    static final ConsoleClosing ENGINE_STOPS =
            new ConsoleClosing(Reason.ENGINE_STOPS, "The engine stops; the VM runs on. Open the console again.");

    private final UUID vmId;
    private final Credential credential;
    private final ConsoleStream stream;
    private final ConsoleScreen screen;
    private final BlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final AtomicReference<@Nullable ConsoleClosing> closing = new AtomicReference<>();

    OpenConsole(UUID vmId, Credential credential, ConsoleStream stream, ConsoleScreen screen) {
        this.vmId = vmId;
        this.credential = credential;
        this.stream = stream;
        this.screen = screen;
    }

    UUID vmId() {
        return vmId;
    }

    Credential credential() {
        return credential;
    }

    boolean isThere() {
        return screen.isThere();
    }

    /** Tells the VM; never blocks. A host that falls too far behind ends the console. */
    public void type(byte[] data) {
        if (room.tryAcquire(cost(data))) {
            typed.add(data);
        } else {
            close(new ConsoleClosing(
                    Reason.STALLED, "The VM did not take what was typed: " + MOST_WAITING + " bytes are waiting."));
        }
    }

    /** Ends it. The first reason counts. */
    public void close(ConsoleClosing why) {
        if (closing.compareAndSet(null, why)) {
            stream.close();
        }
    }

    /**
     * Carries until one side ends.
     *
     * @return why it ended, which the user's side was told
     */
    ConsoleClosing run() {
        Thread typing = Thread.ofVirtual().name("console-typing").start(this::carryTyped);
        try {
            carryShown();
        } catch (InterruptedException e) {
            close(ENGINE_STOPS);
        } finally {
            typing.interrupt();
            stream.close();
        }
        ConsoleClosing why = closing.get();
        ConsoleClosing last =
                why == null ? stream.end().map(OpenConsole::closing).orElse(GONE) : why;
        screen.close(last);
        return last;
    }

    private void carryShown() throws InterruptedException {
        Optional<byte[]> next = stream.read();
        while (next.isPresent()) {
            if (!screen.show(next.get())) {
                close(GONE);
                return;
            }
            next = stream.read();
        }
    }

    private void carryTyped() {
        try {
            byte[] next = typed.take();
            while (stream.write(next)) {
                room.release(cost(next));
                next = typed.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int cost(byte[] data) {
        return Math.max(data.length, LEAST_COST);
    }

    private static ConsoleClosing closing(ConsoleEnd end) {
        Reason reason = switch (end.reason()) {
            case ENDED -> Reason.ENDED;
            case TAKEN -> Reason.TAKEN;
            case IDLE -> Reason.IDLE;
            case STALLED -> Reason.STALLED;
            case AGENT_STOPS, NOT_BINARY, LOST -> Reason.LOST;
            case CLOSED -> Reason.LEFT;
        };
        return new ConsoleClosing(reason, end.text());
    }
}
