package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.port.HostCalls;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;

/** Carries one power verb to the host of a VM and says how it ended in the words of a step. */
@Singleton
public final class VmPower {

    private static final Logger LOG = LoggerFactory.getLogger(VmPower.class);

    private final HostCalls hosts;

    @Inject
    public VmPower(HostCalls hosts) {
        this.hosts = hosts;
    }

    /** A domain that is not there is for the caller to judge: it is the failure's text. */
    public <T> StepOutcome call(UUID vmId, UUID hostId, Function<HostConnection, HostOutcome<T>> verb) {
        HostOutcome<T> outcome = hosts.call(hostId, verb);
        LOG.info("Host {} on domain {}: {}", hostId, vmId, outcome.summary());
        return switch (outcome) {
            case HostOutcome.Done<T> done -> StepOutcome.DONE;
            case HostOutcome.Refused<T> refused -> refusal(refused);
            case HostOutcome.Unreachable<T> unreachable ->
                StepOutcome.unasked("The host cannot be reached: " + unreachable.reason() + ".");
            case HostOutcome.Unknown<T> unknown -> StepOutcome.lost(unknown.reason());
        };
    }

    private static StepOutcome refusal(HostOutcome.Refused<?> refused) {
        HostErrorCode code = refused.error().code();
        // With a key that was used before, the first of the two requests may have been carried out.
        return code == HostErrorCode.INTERNAL || code == HostErrorCode.IDEMPOTENCY_CONFLICT
                ? new StepOutcome.Undecided(refused.error().summary())
                : StepOutcome.refused(refused.error());
    }
}
