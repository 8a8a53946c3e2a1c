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
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.command.vmdevice.claim.DeviceClaims;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.launch.RunMachines;
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

/** Gives a VM a device of a kind that has no command of its own; plugs it into a VM that runs. */
@Singleton
public final class AddVmDeviceHandler implements CommandHandler<AddVmDevice, UUID> {

    private final VmRepository vms;
    private final PlainVms plainVms;
    private final DeviceClaims claims;
    private final DeviceRules rules;
    private final LiveDevices live;
    private final TransactionRunner transactions;
    private final Announcements announcements;

    @Inject
    public AddVmDeviceHandler(
            VmRepository vms,
            PlainVms plainVms,
            DeviceClaims claims,
            DeviceRules rules,
            LiveDevices live,
            TransactionRunner transactions,
            Announcements announcements) {
        this.vms = vms;
        this.plainVms = plainVms;
        this.claims = claims;
        this.rules = rules;
        this.live = live;
        this.transactions = transactions;
        this.announcements = announcements;
    }

    @Override
    public Class<AddVmDevice> command() {
        return AddVmDevice.class;
    }

    @Override
    public RequiredPermit permit(AddVmDevice command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<RequiredPermit> furtherPermits(AddVmDevice command) {
        return PlainDevices.read(command.document(), command.deviceId(), new Violations())
                .map(device -> claims.permits(command.vmId(), device))
                .orElse(List.of());
    }

    @Override
    public List<LockRequest> locks(AddVmDevice command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a device is being added to it"));
        PlainDevices.read(command.document(), command.deviceId(), new Violations())
                .map(DeviceClaims::locks)
                .ifPresent(locks::addAll);
        return locks;
    }

    @Override
    public Decision<UUID> decide(AddVmDevice command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = plainVms.find(command.vmId(), violations);
        Optional<Device> device = PlainDevices.read(command.document(), command.deviceId(), violations);
        if (found.isPresent() && device.isPresent()) {
            check(found.get(), device.get(), command, violations);
        }
        if (found.isEmpty() || device.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Vm vm = found.get().vm();
        vms.addDevice(new VmDevice(command.vmId(), device.get()));
        plainVms.changed(vm);
        PlainVms.promise(found.get(), RunMachines.hostBytes(device.get()));
        if (!PlainVms.isRunning(found.get())) {
            record(EventCode.VM_DEVICE_ADDED, device.get(), vm, "was added", caller);
        }
        return new Decision.Accepted<>(
                command.deviceId(),
                "Adding a device of the kind " + device.get().kind() + " to VM " + vm.name(),
                ObjectRef.vm(command.vmId()));
    }

    private void check(VmLookup.Found found, Device device, AddVmDevice command, Violations violations) {
        plainVms.requireFit(found, "add device", device.kind(), violations);
        violations.require(
                plainVms.row(command.vmId(), command.deviceId()).isEmpty(),
                Violation.exists("device", command.deviceId()));
        rules.check(found.vm(), device, vms.devices(command.vmId()), violations);
        rules.checkHost(found, device, violations);
    }

    @Override
    public List<Step> steps(AddVmDevice command) {
        boolean runs = transactions.call(
                () -> plainVms.running(command.vmId(), command.deviceId()).isPresent());
        return runs ? List.of(new Step("Plug it into the running VM", context -> plugIn(command, context))) : List.of();
    }

    private StepOutcome plugIn(AddVmDevice command, StepContext context) {
        return live.attach(command.vmId(), new DeviceId(command.deviceId()), context);
    }

    /** What did not get into the running VM is not kept: its user would take it for plugged in. */
    @Override
    public void conclude(AddVmDevice command, TaskOutcome outcome, Caller caller) {
        Optional<VmLookup.Found> found = plainVms.find(command.vmId(), new Violations());
        Optional<VmDevice> row = plainVms.row(command.vmId(), command.deviceId());
        if (found.isEmpty() || row.isEmpty() || row.get().device() == null) {
            return;
        }
        Vm vm = found.get().vm();
        Device device = row.get().device();
        switch (outcome) {
            case TaskOutcome.Finished finished ->
                record(EventCode.VM_DEVICE_ADDED, device, vm, "was plugged in", caller);
            case TaskOutcome.Failed failed -> {
                vms.removeDevice(row.get());
                PlainVms.promise(found.get(), -RunMachines.hostBytes(device));
                plainVms.changed(vm);
                record(EventCode.VM_DEVICE_ADD_FAILED, device, vm, "was not plugged in: " + failed.why(), caller);
            }
            case TaskOutcome.Undecided undecided ->
                record(
                        EventCode.VM_DEVICE_ADD_FAILED,
                        device,
                        vm,
                        "is kept, but nobody knows whether it was plugged in: " + undecided.why(),
                        caller);
        }
    }

    private void record(EventCode code, Device device, Vm vm, String words, Caller caller) {
        announcements.record(
                code,
                "Device " + device.kind() + " " + device.id() + " of VM " + vm.name() + " " + words + ".",
                ObjectRef.vm(vm.id()),
                caller);
    }
}
