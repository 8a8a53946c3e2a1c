package org.vireo.core.command.vm.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.launch.LiveNames;
import org.vireo.core.launch.VmPower;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedVm;

/**
 * Gives a running VM vCPUs, or has its guest let go of some. A guest takes its time, or never does: what was asked of it
 * stays configured, an event says that the guest still uses more, and the monitoring tells when it has let go.
 */
@Singleton
public final class LiveProcessors {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /**
     * The words of libvirt and QEMU for a guest that was asked, and did not let go of a vCPU within some seconds; the last is
     * libvirt's for one that it asks again, and of which QEMU has told it nothing after the guest let go.
     */
    private static final List<String> SLOW_GUEST =
            List.of("vcpu unplug request timed out", "is already in the process of unplug", "but the cause is unknown");

    private static final int GUEST_LOOKS = 4;
    private static final int GUEST_LOOK_MILLIS = 1_500;

    private final LiveEntries entries;
    private final VmPower power;
    private final LiveNames names;

    @Inject
    public LiveProcessors(LiveEntries entries, VmPower power, LiveNames names) {
        this.entries = entries;
        this.power = power;
        this.names = names;
    }

    StepOutcome follow(UUID vmId, CpuTopology wanted, StepContext context) {
        Optional<UUID> hostId = entries.hostOf(vmId);
        if (hostId.isEmpty()) {
            entries.configure(vmId, settings -> settings.withTopology(wanted));
            return StepOutcome.DONE;
        }
        int before = vcpus(vmId, hostId.get(), context);
        if (before == 0) {
            return StepOutcome.unasked("The host does not say how many vCPUs the VM has now. Try again when it is up.");
        }
        // Also when it has so many now: its guest may be about to let go of some.
        StepOutcome outcome = set(vmId, hostId.get(), wanted.vcpus(), context);
        boolean slow = wanted.vcpus() < before
                && outcome instanceof StepOutcome.Failed failed
                && SLOW_GUEST.stream().anyMatch(failed.why()::contains);
        int left = slow ? patiently(vmId, hostId.get(), wanted.vcpus(), before, context) : wanted.vcpus();
        if (!slow && !outcome.equals(StepOutcome.DONE)) {
            return outcome;
        }
        entries.configure(vmId, settings -> settings.withTopology(wanted));
        if (left == wanted.vcpus()) {
            entries.vcpusAre(vmId, wanted, before, context);
        } else {
            entries.vcpusAsked(vmId, wanted.vcpus());
            entries.record(
                    EventCode.VCPUS_KEPT_BY_GUEST,
                    vmId,
                    ": its host still counts " + left + " vCPUs, and its guest was asked to do with " + wanted.vcpus()
                            + ". It is configured with these, which it has as soon as the guest lets go of the others, at"
                            + " the latest from its next start on.",
                    context);
        }
        return StepOutcome.DONE;
    }

    private StepOutcome set(UUID vmId, UUID hostId, int wanted, StepContext context) {
        return power.call(
                vmId, hostId, host -> host.tuning().setVcpus(context.call(DEADLINE, "vcpus"), new VmId(vmId), wanted));
    }

    /** How many the guest has; 0 when the host does not say. */
    private int vcpus(UUID vmId, UUID hostId, StepContext context) {
        return names.report(new VmId(vmId), hostId, context.correlationId())
                .map(ReportedVm::vcpus)
                .orElse(0);
    }

    /** The guest was asked and may let go within moments; how many it has in the end. */
    private int patiently(UUID vmId, UUID hostId, int wanted, int before, StepContext context) {
        int left = before;
        for (int look = 0; look < GUEST_LOOKS; look++) {
            int seen = vcpus(vmId, hostId, context);
            left = seen == 0 ? left : seen;
            if (left == wanted) {
                break;
            }
            try {
                Thread.sleep(GUEST_LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return left;
    }
}
