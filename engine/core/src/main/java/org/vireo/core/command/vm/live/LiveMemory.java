package org.vireo.core.command.vm.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.launch.LiveNames;
import org.vireo.core.launch.RunMachines;
import org.vireo.core.launch.VmPower;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/**
 * Gives a running VM more memory as a module, and tells its balloon what to leave the guest. The configured size counts
 * everything that was plugged in, so that a VM that is stopped and started has the same size, then from the beginning; the
 * modules go when it stops.
 */
@Singleton
public final class LiveMemory {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final LiveEntries entries;
    private final VmRepository vms;
    private final LiveDevices live;
    private final LiveNames names;
    private final VmPower power;
    private final TransactionRunner transactions;

    @Inject
    public LiveMemory(
            LiveEntries entries,
            VmRepository vms,
            LiveDevices live,
            LiveNames names,
            VmPower power,
            TransactionRunner transactions) {
        this.entries = entries;
        this.vms = vms;
        this.live = live;
        this.names = names;
        this.power = power;
        this.transactions = transactions;
    }

    StepOutcome follow(UUID vmId, long wantedBytes, StepContext context) {
        Optional<UUID> hostId = entries.hostOf(vmId);
        StepOutcome outcome = hostId.map(host -> whileRunning(
                        vmId, host, context, (reported, machine) -> plug(vmId, machine, wantedBytes, context)))
                .orElse(StepOutcome.DONE);
        if (!(outcome instanceof StepOutcome.Failed)) {
            // Also undecided: the module stays configured then, and whoever takes it out takes its size off again.
            entries.configure(vmId, settings -> settings.withMemoryBytes(wantedBytes));
        }
        return outcome;
    }

    /** The host says how much there is: the configuration may have been changed for the next start meanwhile. */
    private StepOutcome whileRunning(
            UUID vmId, UUID hostId, StepContext context, BiFunction<ReportedVm, RunningMachine, StepOutcome> change) {
        Optional<ReportedVm> running = names.report(new VmId(vmId), hostId, context.correlationId());
        return running.map(reported ->
                        change.apply(reported, transactions.call(() -> RunMachines.of(reported, vms.devices(vmId)))))
                .orElseGet(() -> StepOutcome.unasked(
                        "The host does not say how much memory the VM has now. Try again when it is up."));
    }

    private StepOutcome plug(UUID vmId, RunningMachine machine, long wantedBytes, StepContext context) {
        long missing = wantedBytes - machine.memoryBytes();
        if (missing <= 0) {
            return StepOutcome.DONE;
        }
        if (missing % LiveRules.MODULE_BYTES != 0) {
            return new StepOutcome.Failed("The running VM misses " + missing
                    + " bytes of memory, which is no multiple of 128 MiB: give it a size that is that much away from "
                    + machine.memoryBytes() + " bytes, which it has now.");
        }
        StepOutcome outcome = plugModule(vmId, missing, context);
        if (outcome.equals(StepOutcome.DONE)) {
            entries.memoryIs(vmId, wantedBytes);
            entries.record(
                    EventCode.HOT_SET_MEMORY,
                    vmId,
                    " has " + mebibytes(wantedBytes) + " MiB of memory now, after " + mebibytes(machine.memoryBytes())
                            + ".",
                    context);
        }
        return outcome;
    }

    private StepOutcome plugModule(UUID vmId, long sizeBytes, StepContext context) {
        DeviceId module = moduleOf(context);
        transactions.run(() -> {
            if (row(vmId, module).isEmpty()) {
                vms.addDevice(new VmDevice(vmId, MemoryDevice.hotPlugged(module, sizeBytes)));
                devicesChanged(vmId);
            }
        });
        StepOutcome outcome = live.attach(vmId, module, context);
        if (outcome instanceof StepOutcome.Failed failed && (failed.asked() || !context.takenUp())) {
            transactions.run(() -> row(vmId, module).ifPresent(row -> {
                vms.removeDevice(row);
                devicesChanged(vmId);
            }));
        }
        return outcome;
    }

    private void devicesChanged(UUID vmId) {
        vms.runtimeForUpdate(vmId).flatMap(locked -> vms.find(vmId)).ifPresent(Vm::devicesChanged);
    }

    private Optional<VmDevice> row(UUID vmId, DeviceId id) {
        return vms.devices(vmId).stream()
                .filter(row -> row.deviceId().equals(id))
                .findFirst();
    }

    /** The same step plugs the same module, also when another engine takes it up. */
    private static DeviceId moduleOf(StepContext context) {
        String name = context.taskId() + ":" + context.position() + ":memory";
        return new DeviceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the balloon leaves the guest; 0 for all that the VM has. */
    StepOutcome balloon(UUID vmId, long wantedBytes, StepContext context) {
        Optional<UUID> hostId = entries.hostOf(vmId);
        StepOutcome outcome = hostId.map(host -> whileRunning(
                        vmId,
                        host,
                        context,
                        (reported, machine) -> setBalloon(vmId, host, wantedBytes, reported, machine, context)))
                .orElse(StepOutcome.DONE);
        if (outcome.equals(StepOutcome.DONE)) {
            entries.configure(vmId, settings -> {
                GuestMemory memory = settings.platform().memory();
                return settings.withPlatform(
                        settings.platform().withMemory(memory.withGuaranteed(memory.guaranteedBytes(), wantedBytes)));
            });
        }
        return outcome;
    }

    /** What memory devices give comes on top, as at the start. */
    private StepOutcome setBalloon(
            UUID vmId, UUID hostId, long wantedBytes, ReportedVm running, RunningMachine machine, StepContext context) {
        long all = running.memoryBytes();
        long target = wantedBytes == 0 ? all : Math.min(all, wantedBytes + all - machine.memoryBytes());
        return power.call(
                vmId,
                hostId,
                host -> host.tuning().setBalloon(context.call(DEADLINE, "balloon"), new VmId(vmId), target));
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
