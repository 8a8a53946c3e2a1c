package org.vireo.hostproxy.vm;

import java.time.Instant;
import java.util.Optional;
import org.vireo.model.id.VmId;

/**
 * How one active domain is.
 *
 * @param id the domain's UUID; for a VM of ours its id, for others whatever it was started with
 * @param reason libvirt's reason for the state, lower case with underscores, for example {@code booted}, {@code ioerror}
 * @param devicesHash SHA-256, hex, over the canonical devices and metadata: equal hashes mean equal devices
 * @param managed whether it carries Vireo's metadata
 * @param startedAt by the host's clock; empty where the agent did not see or write it
 * @param guest what the QEMU guest agent answered last; empty while it is silent
 */
public record DomainStatus(
        VmId id,
        String name,
        DomainState state,
        String reason,
        String devicesHash,
        boolean managed,
        Optional<Instant> startedAt,
        Optional<GuestInfo> guest) {

    private static final String STARTING = "starting";

    /** True while a create is under way that may still fail: nothing is known of the domain yet. */
    public boolean beingStarted() {
        return state == DomainState.NOSTATE && reason.equals(STARTING);
    }
}
