package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.storage.DiskImages;
import org.vireo.core.launch.VmRemains;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.VmStatus;

/** Removes a VM that is down, with its disks unless they are only to be detached. */
@Singleton
public final class RemoveVmHandler implements CommandHandler<RemoveVm, UUID> {

    private final VmLookup lookup;
    private final VmDevices devices;
    private final OldVms oldVms;
    private final DiskImages images;
    private final VmRemains remains;
    private final TransactionRunner transactions;

    @Inject
    public RemoveVmHandler(
            VmLookup lookup,
            VmDevices devices,
            OldVms oldVms,
            DiskImages images,
            VmRemains remains,
            TransactionRunner transactions) {
        this.lookup = lookup;
        this.devices = devices;
        this.oldVms = oldVms;
        this.images = images;
        this.remains = remains;
        this.transactions = transactions;
    }

    @Override
    public Class<RemoveVm> command() {
        return RemoveVm.class;
    }

    @Override
    public RequiredPermit permit(RemoveVm command) {
        return new RequiredPermit(Permit.DELETE_VM, ObjectRef.vm(command.id()));
    }

    @Override
    public List<LockRequest> locks(RemoveVm command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.vm(command.id()), "it is being removed"));
        diskIds(command)
                .forEach(diskId -> locks.add(LockRequest.exclusive(ObjectRef.disk(diskId), "its VM is being removed")));
        return locks;
    }

    @Override
    public Decision<UUID> decide(RemoveVm command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = lookup.managed(command.id(), violations);
        found.ifPresent(vm -> check(vm, command, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        String name = found.get().vm().name();
        if (diskIds(command).isEmpty() && !remains.leaves(command.id())) {
            oldVms.remove(command.id(), caller);
        } else {
            oldVms.take(found.get(), diskIds(command));
        }
        return new Decision.Accepted<>(command.id(), "Removing VM " + name, ObjectRef.vm(command.id()));
    }

    private void check(VmLookup.Found found, RemoveVm command, Violations violations) {
        violations.require(
                !found.vm().settings().deleteProtected(),
                Violation.conflict(
                        "VM_DELETE_PROTECTED",
                        "Cannot remove VM. Delete protection is enabled for VM "
                                + found.vm().name() + ".",
                        "In order to delete, disable Delete protection first."));
        boolean locked = found.runtime().status() == VmStatus.IMAGE_LOCKED;
        violations.require(
                found.runtime().status() == VmStatus.DOWN,
                Violation.conflict(
                        locked ? "VM_LOCKED" : "VM_NOT_DOWN",
                        "Cannot remove VM. " + (locked ? "VM is locked" : "VM is running") + ": "
                                + lookup.describe(found) + ".",
                        locked ? "Wait for the task that works on it." : "Stop the VM first."));
        oldVms.checkDisks(command.id(), diskIds(command), violations);
    }

    /** The rows stay until the end, so that the steps stay the same. */
    @Override
    public List<Step> steps(RemoveVm command) {
        List<Step> steps = new ArrayList<>();
        diskIds(command)
                .forEach(diskId -> steps.add(
                        new Step("Delete the image of disk " + diskId, context -> images.delete(diskId, context))));
        if (transactions.call(() -> remains.leaves(command.id()))) {
            steps.add(new Step(
                    "Remove the UEFI variables and TPM state that hosts keep",
                    context -> remains.forget(command.id(), context)));
        }
        return steps;
    }

    @Override
    public void conclude(RemoveVm command, TaskOutcome outcome, Caller caller) {
        switch (outcome) {
            case TaskOutcome.Finished finished -> oldVms.removeWithDisks(command.id(), diskIds(command), caller);
            case TaskOutcome.Failed failed -> oldVms.giveBack(command.id(), diskIds(command), failed.why(), caller);
            case TaskOutcome.Undecided undecided ->
                oldVms.giveBack(command.id(), diskIds(command), undecided.why(), caller);
        }
    }

    /** The disks that go with the VM. */
    private List<UUID> diskIds(RemoveVm command) {
        return command.detachOnly() ? List.of() : transactions.call(() -> devices.diskIds(command.id()));
    }
}
