package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.id.DeviceId;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmStatus;

/**
 * VMs whose plain devices can be changed: those that are down, and for kinds that are plugged in and out while a VM runs
 * those that run quietly. To be called within a transaction.
 */
@Singleton
public final class PlainVms {

    private final VmLookup lookup;
    private final VmRepository vms;

    @Inject
    public PlainVms(VmLookup lookup, VmRepository vms) {
        this.lookup = lookup;
        this.vms = vms;
    }

    static boolean isRunning(VmLookup.Found found) {
        return found.runtime().status().isOnHost();
    }

    /** The VM, whatever it does; the violations say when there is none. */
    Optional<VmLookup.Found> find(UUID vmId, Violations violations) {
        return lookup.managed(vmId, violations);
    }

    /** Checks that a device of the kind can be changed now. */
    void requireFit(VmLookup.Found vm, String action, DeviceKind kind, Violations violations) {
        boolean fit = vm.runtime().status() == VmStatus.DOWN
                || kind.isHotPluggable() && vm.runtime().status().isQuiet();
        violations.require(
                fit,
                vm.runtime().status() == VmStatus.IMAGE_LOCKED
                        ? Violation.conflict(
                                "VM_LOCKED",
                                "Cannot " + action + ". VM is locked: its disks are being worked on.",
                                "Wait for the task to end.")
                        : Violation.conflict(
                                "VM_NOT_DOWN",
                                "Cannot " + action + ". " + lookup.describe(vm) + ", and devices of the kind " + kind
                                        + " can only be changed while it is down"
                                        + (kind.isHotPluggable() ? ", up or paused." : "."),
                                "Stop the VM first."));
    }

    /** The device of a VM that runs; empty when either is gone or the VM is off. */
    Optional<VmDevice> running(UUID vmId, UUID deviceId) {
        return find(vmId, new Violations()).filter(PlainVms::isRunning).flatMap(found -> row(vmId, deviceId));
    }

    /** A configured device of a kind that has no command of its own. */
    Optional<VmDevice> row(UUID vmId, UUID deviceId) {
        return vms.devices(vmId).stream()
                .filter(candidate -> candidate.deviceId().equals(new DeviceId(deviceId)))
                .filter(candidate ->
                        candidate.device() != null && candidate.device().kind().isPlain())
                .findFirst();
    }

    /** So much memory of its host a VM that runs takes with a device, or gives back with it; its reports say the same. */
    static void promise(VmLookup.Found vm, long bytes) {
        if (isRunning(vm)) {
            vm.runtime().promiseMore(bytes);
        }
    }

    /** A device was added, changed or removed. */
    void changed(Vm vm) {
        vm.devicesChanged();
        lookup.changed(vm.id());
    }
}
