package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.device.storage.BlockIoTune;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.vm.VmRuntime;

/** Limits on the traffic of disks of running VMs. */
@Singleton
public final class LiveLimits {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final VmRepository vms;
    private final VmPower power;
    private final LiveNames names;
    private final TransactionRunner transactions;

    @Inject
    public LiveLimits(VmRepository vms, VmPower power, LiveNames names, TransactionRunner transactions) {
        this.vms = vms;
        this.power = power;
        this.names = names;
        this.transactions = transactions;
    }

    /** Whether the change of a device is one of a disk's limits alone. */
    public static boolean isAll(Device before, Device after) {
        return before instanceof DiskDevice disk
                && after instanceof DiskDevice changed
                && changed.equals(disk.withOptions(
                        disk.options().withLimits(changed.options().limits())));
    }

    /**
     * Gives the running disk exactly the limits of this one; done as well when the VM has gone down.
     *
     * @param device the disk; empty when it was detached meanwhile
     */
    public StepOutcome set(UUID vmId, Optional<Device> device, StepContext context) {
        return device.orElse(null) instanceof DiskDevice disk
                ? set(vmId, disk, context)
                : new StepOutcome.Failed("The disk was detached meanwhile.");
    }

    private StepOutcome set(UUID vmId, DiskDevice disk, StepContext context) {
        VmId id = new VmId(vmId);
        Optional<UUID> hostId =
                transactions.call(() -> vms.runtimeForUpdate(vmId).map(VmRuntime::hostId));
        if (hostId.isEmpty()) {
            return StepOutcome.DONE;
        }
        Optional<ReportedVm> running = names.report(id, hostId.get(), context.correlationId());
        if (running.isEmpty()) {
            return StepOutcome.unasked("The host does not say what the running VM has. Try again when it is up.");
        }
        Optional<String> target = targetOf(running.get(), disk);
        return target.isEmpty()
                ? new StepOutcome.Failed("The host does not report disk " + disk.diskId()
                        + " in the running VM: see whether it is plugged in.")
                : power.call(
                        vmId,
                        hostId.get(),
                        host -> host.tuning()
                                .setBlockIoTune(
                                        context.call(DEADLINE),
                                        id,
                                        target.get(),
                                        BlockIoTune.of(disk.options().limits())));
    }

    private static Optional<String> targetOf(ReportedVm running, DiskDevice disk) {
        String alias = UserAlias.of(disk.id());
        return running.devices().stream()
                .filter(device -> device instanceof ReportedDisk && alias.equals(device.alias()))
                .flatMap(device -> Optional.ofNullable(((ReportedDisk) device).target()).stream())
                .findFirst();
    }
}
