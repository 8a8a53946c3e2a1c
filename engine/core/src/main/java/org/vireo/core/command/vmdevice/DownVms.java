package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmStatus;

/** VMs whose plain devices can be changed, which are those that are down. To be called within a transaction. */
@Singleton
public final class DownVms {

    private final VmLookup lookup;

    @Inject
    public DownVms(VmLookup lookup) {
        this.lookup = lookup;
    }

    /** The VM; the violations say what is in the way. */
    Optional<Vm> find(UUID vmId, String action, Violations violations) {
        Optional<VmLookup.Found> found = lookup.managed(vmId, violations);
        found.ifPresent(vm -> violations.require(
                vm.runtime().status() == VmStatus.DOWN,
                vm.runtime().status() == VmStatus.IMAGE_LOCKED
                        ? Violation.conflict(
                                "VM_LOCKED",
                                "Cannot " + action + ". VM is locked: its disks are being worked on.",
                                "Wait for the task to end.")
                        : Violation.conflict(
                                "VM_NOT_DOWN",
                                "Cannot " + action + ". " + lookup.describe(vm)
                                        + ", and devices can only be changed while it is down.",
                                "Stop the VM first.")));
        return found.map(VmLookup.Found::vm);
    }

    /** A device was added, changed or removed. */
    void changed(Vm vm) {
        vm.devicesChanged();
        lookup.changed(vm.id());
    }
}
