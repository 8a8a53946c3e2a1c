package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import org.vireo.core.command.storage.DiskCreation;
import org.vireo.core.command.storage.DiskImages;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;

/** Makes an empty disk and attaches it, in one task. */
@Singleton
public final class AddVmDiskHandler implements CommandHandler<AddVmDisk, UUID> {

    private final DownVms downVms;
    private final DiskCreation creation;
    private final AttachRules rules;
    private final DiskAttachments attachments;
    private final DiskImages images;

    @Inject
    public AddVmDiskHandler(
            DownVms downVms, DiskCreation creation, AttachRules rules, DiskAttachments attachments, DiskImages images) {
        this.downVms = downVms;
        this.creation = creation;
        this.rules = rules;
        this.attachments = attachments;
        this.images = images;
    }

    @Override
    public Class<AddVmDisk> command() {
        return AddVmDisk.class;
    }

    @Override
    public RequiredPermit permit(AddVmDisk command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<RequiredPermit> furtherPermits(AddVmDisk command) {
        return List.of(new RequiredPermit(
                Permit.CREATE_DISK, ObjectRef.storageDomain(command.disk().storageDomainId())));
    }

    @Override
    public List<LockRequest> locks(AddVmDisk command) {
        return List.of(
                LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a disk is being added to it"),
                LockRequest.exclusive(ObjectRef.disk(command.disk().id()), "it is being made"),
                LockRequest.shared(
                        ObjectRef.storageDomain(command.disk().storageDomainId()), "a disk is being added to it"));
    }

    @Override
    public Decision<UUID> decide(AddVmDisk command, Caller caller) {
        Violations violations = new Violations();
        Optional<Vm> vm = downVms.find(command.vmId(), "add Virtual Disk", violations);
        Optional<StorageDomain> storageDomain = creation.check(command.disk(), violations);
        if (vm.isPresent() && storageDomain.isPresent()) {
            rules.checkPlace(vm.get(), storageDomain.get(), violations);
        }
        if (vm.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        AttachDisk how = new AttachDisk(
                command.vmId(), command.disk().id(), command.bus(), command.bootable(), command.readOnly());
        attachments.attach(vm.get(), creation.enter(command.disk()), how, caller);
        return new Decision.Accepted<>(
                command.disk().id(),
                "Adding disk " + command.disk().name() + " to VM " + vm.get().name(),
                ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<Step> steps(AddVmDisk command) {
        return List.of(new Step(
                "Create the image", context -> images.create(command.disk().id(), context)));
    }

    /** A disk without an image would keep the VM from starting, so it does not stay attached. */
    @Override
    public void conclude(AddVmDisk command, TaskOutcome outcome, Caller caller) {
        switch (outcome) {
            case TaskOutcome.Finished finished -> {}
            case TaskOutcome.Failed failed ->
                attachments.withdraw(command.vmId(), command.disk().id());
            case TaskOutcome.Undecided undecided ->
                attachments.withdraw(command.vmId(), command.disk().id());
        }
        creation.conclude(command.disk(), outcome, caller);
    }
}
