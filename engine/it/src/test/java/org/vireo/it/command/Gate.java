package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;

/** Holds the next call of a verb, which has left the engine and has no effect yet, until it is opened. */
final class Gate extends CountDownLatch {

    private final CountDownLatch reached = new CountDownLatch(1);

    private Gate() {
        super(1);
    }

    static Gate before(FakeHost host, Verb verb) {
        Gate gate = new Gate();
        host.fail(verb, new Fault.Hold(gate));
        return gate;
    }

    /** Waits until a call stands before it. */
    void awaitCall() {
        try {
            assertThat(reached.await(20, TimeUnit.SECONDS)).as("a call came").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    void open() {
        countDown();
    }

    @Override
    public void await() throws InterruptedException {
        reached.countDown();
        super.await();
    }
}
