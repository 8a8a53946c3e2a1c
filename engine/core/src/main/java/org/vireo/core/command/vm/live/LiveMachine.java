package org.vireo.core.command.vm.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.launch.LiveNames;
import org.vireo.core.launch.VmPower;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;

/**
 * Lets a running VM follow its settings. What its host has done is entered into the configuration at once, what it
 * refuses is not: the configuration never claims what the guest has not got. Doing it twice has the effect of once.
 *
 * <p>Memory: the configured size counts everything that was plugged in, so that a VM that is stopped and started has the
 * same size, then from the beginning; the modules go when it stops.
 */
@Singleton
public final class LiveMachine {

    /** libvirt gives a guest some seconds to let go of a vCPU. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** libvirt's words when the guest did not let go of a vCPU within its five seconds. */
    private static final String SLOW_GUEST = "vcpu unplug request timed out";

    private static final int GUEST_LOOKS = 10;
    private static final int GUEST_LOOK_MILLIS = 1_500;

    private final VmRepository vms;
    private final VmPower power;
    private final LiveDevices live;
    private final LiveNames names;
    private final TransactionRunner transactions;
    private final Auditor auditor;
    private final Announcements announcements;

    @Inject
    public LiveMachine(
            VmRepository vms,
            VmPower power,
            LiveDevices live,
            LiveNames names,
            TransactionRunner transactions,
            Auditor auditor,
            Announcements announcements) {
        this.vms = vms;
        this.power = power;
        this.live = live;
        this.names = names;
        this.transactions = transactions;
        this.auditor = auditor;
        this.announcements = announcements;
    }

    /** The present settings, and where the VM runs; no host when it has gone down, as the next start follows then. */
    private record Now(VmSettings settings, Optional<UUID> hostId) {}

    /** Processors first, then memory; ends with the first failure. */
    public StepOutcome follow(UUID vmId, VmSettings wanted, StepContext context) {
        StepOutcome outcome = processors(vmId, wanted.topology(), context);
        return outcome.equals(StepOutcome.DONE) ? memory(vmId, wanted.memoryBytes(), context) : outcome;
    }

    private Optional<Now> now(UUID vmId) {
        return transactions.call(() -> vms.find(vmId)
                .map(vm -> new Now(vm.settings(), vms.runtimeForUpdate(vmId).map(VmRuntime::hostId))));
    }

    private StepOutcome processors(UUID vmId, CpuTopology wanted, StepContext context) {
        Optional<Now> now = now(vmId);
        if (now.isEmpty() || now.get().settings().topology().equals(wanted)) {
            return StepOutcome.DONE;
        }
        StepOutcome outcome = now.get()
                .hostId()
                .map(hostId -> setVcpus(vmId, hostId, wanted.vcpus(), context))
                .orElse(StepOutcome.DONE);
        if (outcome.equals(StepOutcome.DONE)) {
            int before = now.get().settings().topology().vcpus();
            enter(
                    vmId,
                    settings -> settings.withTopology(wanted),
                    EventCode.HOT_SET_VCPUS,
                    "has " + wanted.vcpus() + " vCPUs now, after " + before,
                    context);
        }
        return outcome;
    }

    private StepOutcome setVcpus(UUID vmId, UUID hostId, int wanted, StepContext context) {
        StepOutcome outcome = power.call(
                vmId, hostId, host -> host.tuning().setVcpus(context.call(DEADLINE, "vcpus"), new VmId(vmId), wanted));
        return outcome instanceof StepOutcome.Failed(String why, boolean asked) && why.contains(SLOW_GUEST)
                ? patiently(vmId, hostId, wanted, outcome, context)
                : outcome;
    }

    /** The guest was asked and may still let go: what the host then says is what counts. */
    private StepOutcome patiently(UUID vmId, UUID hostId, int wanted, StepOutcome refusal, StepContext context) {
        for (int look = 0; look < GUEST_LOOKS; look++) {
            if (names.report(new VmId(vmId), hostId, context.correlationId())
                    .filter(running -> running.vcpus() == wanted)
                    .isPresent()) {
                return StepOutcome.DONE;
            }
            try {
                Thread.sleep(GUEST_LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return refusal;
            }
        }
        return refusal;
    }

    private StepOutcome memory(UUID vmId, long wantedBytes, StepContext context) {
        Optional<Now> now = now(vmId);
        if (now.isEmpty() || now.get().settings().memoryBytes() == wantedBytes) {
            return StepOutcome.DONE;
        }
        StepOutcome outcome = now.get()
                .hostId()
                .map(hostId -> plug(vmId, hostId, wantedBytes, context))
                .orElse(StepOutcome.DONE);
        if (outcome instanceof StepOutcome.Undecided) {
            // The module stays in the configuration, and whoever takes it out takes its size off again.
            transactions.run(
                    () -> vms.find(vmId).ifPresent(vm -> vm.apply(vm.settings().withMemoryBytes(wantedBytes))));
        }
        if (outcome.equals(StepOutcome.DONE)) {
            long before = now.get().settings().memoryBytes();
            enter(
                    vmId,
                    settings -> settings.withMemoryBytes(wantedBytes),
                    EventCode.HOT_SET_MEMORY,
                    "has " + mebibytes(wantedBytes) + " MiB of memory now, after " + mebibytes(before),
                    context);
        }
        return outcome;
    }

    /** The host says how much there is: the configuration may have been changed for the next start meanwhile. */
    private StepOutcome plug(UUID vmId, UUID hostId, long wantedBytes, StepContext context) {
        Optional<ReportedVm> running = names.report(new VmId(vmId), hostId, context.correlationId());
        if (running.isEmpty()) {
            return new StepOutcome.Failed(
                    "The host does not say how much memory the VM has now. Try again when it is up.");
        }
        DeviceId module = moduleOf(context);
        long missing = transactions.call(
                () -> wantedBytes + besideBytes(vmId) - running.get().memoryBytes());
        if (missing <= 0) {
            return StepOutcome.DONE;
        }
        if (missing % LiveRules.MODULE_BYTES != 0) {
            return new StepOutcome.Failed("The running VM misses " + missing
                    + " bytes of memory, which is no multiple of 128 MiB: give it a size that is that much away from "
                    + running.get().memoryBytes() + " bytes, which it has now.");
        }
        transactions.run(() -> {
            if (row(vmId, module).isEmpty()) {
                vms.addDevice(new VmDevice(vmId, MemoryDevice.hotPlugged(module, missing)));
                devicesChanged(vmId);
            }
        });
        StepOutcome outcome = live.attach(vmId, module, context);
        if (outcome instanceof StepOutcome.Failed) {
            transactions.run(() -> row(vmId, module).ifPresent(row -> {
                vms.removeDevice(row);
                devicesChanged(vmId);
            }));
        }
        return outcome;
    }

    /** Memory that the configured size does not count. */
    private long besideBytes(UUID vmId) {
        long sum = 0;
        for (VmDevice row : vms.devices(vmId)) {
            if (row.isPlugged() && row.device() instanceof MemoryDevice memory && !memory.hotPlugged()) {
                sum += memory.sizeBytes();
            }
        }
        return sum;
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

    private void enter(UUID vmId, UnaryOperator<VmSettings> change, EventCode code, String words, StepContext context) {
        transactions.run(() -> vms.find(vmId).ifPresent(vm -> {
            if (vm.apply(change.apply(vm.settings()))) {
                announcements.changed(ObjectRef.vm(vmId), ChangeKind.UPDATED);
                auditor.observed(
                        code,
                        "VM " + vm.name() + " " + words + ".",
                        context.correlationId(),
                        ObjectRef.vm(vmId),
                        vms.runtimeForUpdate(vmId).map(VmRuntime::hostId).orElse(null));
            }
        }));
    }

    private void devicesChanged(UUID vmId) {
        vms.find(vmId).ifPresent(Vm::devicesChanged);
        announcements.changed(ObjectRef.vm(vmId), ChangeKind.UPDATED);
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
