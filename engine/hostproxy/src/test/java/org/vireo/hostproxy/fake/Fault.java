package org.vireo.hostproxy.fake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.vireo.hostproxy.HostError;

/** What goes wrong with one call. */
public sealed interface Fault {

    /** The agent refuses; nothing happens. */
    record Refuse(HostError error) implements Fault {}

    /** The call never leaves: {@code Unreachable}. The connection stays open. */
    record NotSent() implements Fault {}

    /** Sent, not executed, no answer: {@code Unknown}. The connection stays open. */
    record LoseRequest() implements Fault {}

    /** Executed, no answer: {@code Unknown}. The connection stays open. */
    record LoseAnswer() implements Fault {}

    /** The connection breaks before the call is executed: {@code Unknown}. */
    record CutBefore() implements Fault {}

    /** The connection breaks after the call is executed: {@code Unknown}. */
    record CutAfter() implements Fault {}

    /** Takes this long in simulated time, then is executed; past the call's deadline it ends {@code Unknown}. */
    record Delay(Duration time) implements Fault {}

    /** Holds the calling thread until the test opens the latch, then goes on as usual. */
    record Hold(CountDownLatch release) implements Fault {}
}
