package org.vireo.rest.console;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.console.ConsoleClosing;
import org.vireo.core.console.ConsoleScreen;

/** A console's user at the other end of a WebSocket. */
final class BrowserScreen implements ConsoleScreen {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserScreen.class);

    /** A browser that takes nothing for so long is gone. */
    private static final Duration SLOWEST = Duration.ofSeconds(20);

    private static final Duration PING_EVERY = Duration.ofSeconds(20);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(70);
    /** What a close frame takes (RFC 6455, 5.5). */
    private static final int LONGEST_TEXT = 123;

    private final Session session;
    private volatile long heardAt = System.nanoTime();
    private long pingedAt = System.nanoTime();

    BrowserScreen(Session session) {
        this.session = session;
        session.getAsyncRemote().setSendTimeout(SLOWEST.toMillis());
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    @Override
    public boolean show(byte[] data) throws InterruptedException {
        try {
            session.getAsyncRemote().sendBinary(ByteBuffer.wrap(data)).get();
            return true;
        } catch (ExecutionException | RuntimeException gone) {
            LOG.debug("A browser's console took no more", gone);
            return false;
        }
    }

    @Override
    public boolean isThere() {
        long now = System.nanoTime();
        if (now - pingedAt > PING_EVERY.toNanos()) {
            pingedAt = now;
            ping();
        }
        return session.isOpen() && now - heardAt < LONGEST_SILENCE.toNanos();
    }

    private void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException gone) {
            LOG.debug("A browser's console cannot be asked whether it is there", gone);
        }
    }

    @Override
    public void close(ConsoleClosing closing) {
        if (!session.isOpen()) {
            return;
        }
        try {
            session.close(new CloseReason(() -> code(closing.reason()), text(closing.text())));
        } catch (IOException | RuntimeException gone) {
            LOG.debug("A browser's console was gone before it was closed", gone);
        }
    }

    /** Those of the host's agent where it is the same, and further ones (RFC 6455, 7.4.2: 4000 to 4999 are private). */
    private static int code(ConsoleClosing.Reason reason) {
        return switch (reason) {
            case LEFT -> CloseReason.CloseCodes.NORMAL_CLOSURE.getCode();
            case ENGINE_STOPS -> CloseReason.CloseCodes.GOING_AWAY.getCode();
            case ENDED -> 4000;
            case TAKEN -> 4001;
            case IDLE -> 4002;
            case STALLED -> 4003;
            case NO_TICKET -> 4010;
            case NOT_OPENED -> 4011;
            case IN_USE -> 4012;
            case LOST -> 4013;
            case WITHDRAWN -> 4014;
        };
    }

    private static String text(String sentence) {
        if (sentence.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT) {
            return sentence;
        }
        String ascii = sentence.replaceAll("[^\\x20-\\x7e]", "?");
        return ascii.substring(0, Math.min(ascii.length(), LONGEST_TEXT - 3)) + "...";
    }
}
