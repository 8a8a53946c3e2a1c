package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vireo.core.console.ConsoleClosing;
import org.vireo.core.console.ConsoleClosing.Reason;
import org.vireo.core.console.ConsoleScreen;

/** A user of a console who remembers what was shown. */
final class RecordingScreen implements ConsoleScreen {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final CompletableFuture<ConsoleClosing> closed = new CompletableFuture<>();
    private volatile boolean there = true;

    @Override
    public boolean show(byte[] data) {
        shown.writeBytes(data);
        return true;
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public void close(ConsoleClosing closing) {
        closed.complete(closing);
    }

    /** Gives no more signs of life. */
    void leave() {
        there = false;
    }

    void awaitText(String text) {
        EngineFixture.awaitThat(
                text, () -> shown.toString(StandardCharsets.US_ASCII).equals(text));
    }

    /** Null while it is open. */
    @Nullable
    ConsoleClosing closing() {
        return closed.getNow(null);
    }

    void awaitClosing(Reason reason, Duration patience) {
        assertThat(closed)
                .succeedsWithin(patience.toMillis(), TimeUnit.MILLISECONDS)
                .returns(reason, ConsoleClosing::reason);
    }
}
