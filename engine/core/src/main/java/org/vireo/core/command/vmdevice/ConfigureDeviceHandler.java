package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.command.vmdevice.claim.DeviceClaims;
import org.vireo.core.command.vmdevice.claim.DevicePatch;
import org.vireo.core.launch.LiveLimits;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.Device;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmStatus;

/**
 * Changes a device in what the API's own types have no words for: of a VM that is down, and the limits of disks also of one
 * that runs.
 */
@Singleton
public final class ConfigureDeviceHandler implements CommandHandler<ConfigureDevice, UUID> {

    private final VmRepository vms;
    private final DiskVms diskVms;
    private final DeviceClaims claims;
    private final DeviceRules rules;
    private final LiveLimits limits;
    private final TransactionRunner transactions;
    private final Announcements announcements;

    @Inject
    public ConfigureDeviceHandler(
            VmRepository vms,
            DiskVms diskVms,
            DeviceClaims claims,
            DeviceRules rules,
            LiveLimits limits,
            TransactionRunner transactions,
            Announcements announcements) {
        this.vms = vms;
        this.diskVms = diskVms;
        this.claims = claims;
        this.rules = rules;
        this.limits = limits;
        this.transactions = transactions;
        this.announcements = announcements;
    }

    @Override
    public Class<ConfigureDevice> command() {
        return ConfigureDevice.class;
    }

    @Override
    public RequiredPermit permit(ConfigureDevice command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /** For what the device takes of hosts and disks, before and after. */
    @Override
    public List<RequiredPermit> furtherPermits(ConfigureDevice command) {
        List<RequiredPermit> permits = new ArrayList<>();
        row(command, vms.devices(command.vmId())).map(VmDevice::device).ifPresent(before -> {
            permits.addAll(claims.permits(
                    command.vmId(), before, DevicePatch.apply(before, command.patch(), new Violations())));
        });
        return permits;
    }

    @Override
    public List<LockRequest> locks(ConfigureDevice command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a device of it is being changed"));
        row(command, vms.devices(command.vmId()))
                .map(VmDevice::device)
                .map(before -> DevicePatch.apply(before, command.patch(), new Violations()))
                .map(DeviceClaims::locks)
                .ifPresent(locks::addAll);
        return locks;
    }

    @Override
    public Decision<UUID> decide(ConfigureDevice command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = diskVms.find(command.vmId(), "change Device", violations);
        List<VmDevice> rows = vms.devices(command.vmId());
        Optional<VmDevice> row = found.flatMap(vm -> violations.requirePresent(
                row(command, rows),
                Violation.notFound("configured device of VM " + vm.vm().name(), command.deviceId())));
        Optional<Device> before = row.map(VmDevice::device);
        Optional<Device> changed = before.map(device -> DevicePatch.apply(device, command.patch(), violations));
        if (found.isPresent() && before.isPresent() && changed.isPresent()) {
            requireFit(found.get(), before.get(), changed.get(), violations);
            rules.check(found.get().vm(), changed.get(), rows, violations);
        }
        if (found.isEmpty() || row.isEmpty() || changed.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        if (!DiskVms.isRunning(found.get())) {
            enter(command, found.get().vm(), row.get(), changed.get(), caller);
        }
        return new Decision.Accepted<>(
                command.deviceId(),
                "Changing a device of VM " + found.get().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    /** A running VM follows in the limits of its disks alone. */
    private static void requireFit(VmLookup.Found found, Device before, Device after, Violations violations) {
        boolean onlyLimits = LiveLimits.isAll(before, after);
        violations.require(
                found.runtime().status() == VmStatus.DOWN || onlyLimits,
                Violation.conflict(
                        "VM_NOT_DOWN",
                        "Cannot change Device. VM " + found.vm().name()
                                + " is not down, and a running VM only follows in the limits of its disks.",
                        "Stop the VM first."));
    }

    private void enter(ConfigureDevice command, Vm vm, VmDevice row, Device changed, Caller caller) {
        row.configure(changed);
        diskVms.changed(vm);
        record(EventCode.VM_UPDATED, command, vm, "was changed by " + caller.principal(), caller);
    }

    private void record(EventCode code, ConfigureDevice command, Vm vm, String words, Caller caller) {
        announcements.record(
                code,
                "Device " + command.deviceId() + " of VM " + vm.name() + " " + words + ".",
                ObjectRef.vm(command.vmId()),
                caller);
    }

    @Override
    public List<Step> steps(ConfigureDevice command) {
        return diskVms.runs(command.vmId())
                ? List.of(new Step(
                        "Limit the disk of the running VM",
                        context -> limits.set(
                                command.vmId(),
                                transactions
                                        .call(() -> row(command, vms.devices(command.vmId())))
                                        .map(VmDevice::device)
                                        .map(before -> DevicePatch.apply(before, command.patch(), new Violations())),
                                context)))
                : List.of();
    }

    @Override
    public void conclude(ConfigureDevice command, TaskOutcome outcome, Caller caller) {
        Optional<Vm> vm = vms.find(command.vmId());
        Optional<VmDevice> row = row(command, vms.devices(command.vmId()));
        Device before = row.map(VmDevice::device).orElse(null);
        if (vm.isEmpty() || row.isEmpty() || before == null) {
            return;
        }
        switch (outcome) {
            case TaskOutcome.Finished finished ->
                enter(
                        command,
                        vm.get(),
                        row.get(),
                        DevicePatch.apply(before, command.patch(), new Violations()),
                        caller);
            case TaskOutcome.Failed failed ->
                record(
                        EventCode.VM_DEVICE_UPDATE_FAILED,
                        command,
                        vm.get(),
                        "stays as it was: " + failed.why(),
                        caller);
            case TaskOutcome.Undecided undecided ->
                record(
                        EventCode.VM_DEVICE_UPDATE_FAILED,
                        command,
                        vm.get(),
                        "may have new limits until the VM stops: " + undecided.why(),
                        caller);
        }
    }

    private static Optional<VmDevice> row(ConfigureDevice command, List<VmDevice> rows) {
        return rows.stream()
                .filter(row -> row.isManaged() && row.deviceId().equals(new DeviceId(command.deviceId())))
                .findFirst();
    }
}
