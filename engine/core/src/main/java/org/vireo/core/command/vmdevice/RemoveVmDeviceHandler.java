package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.launch.RunMachines;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.HardwareLimits;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.Device;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.id.DeviceId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmSettings;

/**
 * Takes a device off a VM, of the kinds that have no command of their own: out of a running one first, whose guest must let
 * go of it.
 */
@Singleton
public final class RemoveVmDeviceHandler implements CommandHandler<RemoveVmDevice, UUID> {

    private final VmRepository vms;
    private final PlainVms plainVms;
    private final LiveDevices live;
    private final TransactionRunner transactions;
    private final Announcements announcements;

    @Inject
    public RemoveVmDeviceHandler(
            VmRepository vms,
            PlainVms plainVms,
            LiveDevices live,
            TransactionRunner transactions,
            Announcements announcements) {
        this.vms = vms;
        this.plainVms = plainVms;
        this.live = live;
        this.transactions = transactions;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveVmDevice> command() {
        return RemoveVmDevice.class;
    }

    @Override
    public RequiredPermit permit(RemoveVmDevice command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<LockRequest> locks(RemoveVmDevice command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a device is being taken off it"));
    }

    @Override
    public Decision<UUID> decide(RemoveVmDevice command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = plainVms.find(command.vmId(), violations);
        Optional<VmDevice> row = found.flatMap(vm -> violations.requirePresent(
                plainVms.row(command.vmId(), command.deviceId()),
                Violation.notFound("plain device of VM " + vm.vm().name(), command.deviceId())));
        Device device = row.map(VmDevice::device).orElse(null);
        if (found.isPresent() && device != null) {
            plainVms.requireFit(found.get(), "remove device", device.kind(), violations);
        }
        if (found.isEmpty() || row.isEmpty() || device == null || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Vm vm = found.get().vm();
        if (!PlainVms.isRunning(found.get())) {
            remove(vm, row.get(), device, "was removed", caller);
        }
        return new Decision.Accepted<>(
                command.deviceId(), "Removing a device from VM " + vm.name(), ObjectRef.vm(command.vmId()));
    }

    private void remove(Vm vm, VmDevice row, Device device, String words, Caller caller) {
        vms.removeDevice(row);
        String also = device instanceof MemoryDevice memory && memory.hotPlugged() ? shrink(vm, memory) : "";
        plainVms.changed(vm);
        record(EventCode.VM_DEVICE_REMOVED, device, vm, words + also, caller);
    }

    /** What the balloon is told of goes down with the size; what there is to say of that. */
    private static String shrink(Vm vm, MemoryDevice module) {
        VmSettings settings = vm.settings();
        long left = settings.memoryBytes() - module.sizeBytes();
        // A size that was set for the next start meanwhile may not count it.
        if (left < HardwareLimits.LEAST_MEMORY_BYTES) {
            return "";
        }
        GuestMemory before = settings.platform().memory();
        GuestMemory after = before.within(left);
        vm.apply(settings.withMemoryBytes(left).withPlatform(settings.platform().withMemory(after)));
        return after.equals(before)
                ? ""
                : ", and the memory that its balloon leaves it (guaranteed, at the start) is at most the "
                        + (left >> 20) + " MiB that are left";
    }

    @Override
    public List<Step> steps(RemoveVmDevice command) {
        boolean runs = transactions.call(
                () -> plainVms.running(command.vmId(), command.deviceId()).isPresent());
        return runs
                ? List.of(new Step(
                        "Take it out of the running VM",
                        context -> live.detach(command.vmId(), new DeviceId(command.deviceId()), context)))
                : List.of();
    }

    @Override
    public void conclude(RemoveVmDevice command, TaskOutcome outcome, Caller caller) {
        Optional<VmLookup.Found> found = plainVms.find(command.vmId(), new Violations());
        Optional<VmDevice> row = plainVms.row(command.vmId(), command.deviceId());
        Device device = row.map(VmDevice::device).orElse(null);
        if (found.isEmpty() || row.isEmpty() || device == null) {
            return;
        }
        Vm vm = found.get().vm();
        switch (outcome) {
            case TaskOutcome.Finished finished -> {
                PlainVms.promise(found.get(), -RunMachines.hostBytes(device));
                remove(vm, row.get(), device, "was taken out", caller);
            }
            case TaskOutcome.Failed failed -> kept(device, vm, failed.why(), caller);
            case TaskOutcome.Undecided undecided -> kept(device, vm, undecided.why(), caller);
        }
    }

    private void kept(Device device, Vm vm, String why, Caller caller) {
        record(EventCode.VM_DEVICE_REMOVE_FAILED, device, vm, "stays: " + why, caller);
    }

    private void record(EventCode code, Device device, Vm vm, String words, Caller caller) {
        announcements.record(
                code,
                "Device " + device.kind() + " " + device.id() + " of VM " + vm.name() + " " + words + ".",
                ObjectRef.vm(vm.id()),
                caller);
    }
}
