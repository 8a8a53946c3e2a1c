package org.vireo.hostproxy.jsonrpc;

import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.HostOutcome.Unreachable;

/**
 * Carries an outcome without a value through the proxy, whose methods can only return values; {@link Calls} turns it
 * back. Never leaves this package.
 */
final class CallEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HostOutcome<Acknowledged> outcome;

    CallEnded(HostOutcome<Acknowledged> outcome) {
        super(outcome.summary(), null, false, false);
        this.outcome = outcome;
    }

    static CallEnded notSent(String reason) {
        return new CallEnded(new Unreachable<>(reason));
    }

    static CallEnded noAnswer(String reason) {
        return new CallEnded(new Unknown<>(reason));
    }

    HostOutcome<Acknowledged> outcome() {
        return outcome;
    }
}
