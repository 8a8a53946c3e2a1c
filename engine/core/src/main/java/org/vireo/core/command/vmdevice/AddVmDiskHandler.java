package org.vireo.core.command.vmdevice;

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
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.quota.QuotaAdmission;
import org.vireo.core.command.storage.DiskCreation;
import org.vireo.core.command.storage.DiskImages;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.id.DeviceId;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Permit;

/** Makes an empty disk and attaches it, in one task. */
@Singleton
public final class AddVmDiskHandler implements CommandHandler<AddVmDisk, UUID> {

    private final DiskVms diskVms;
    private final DiskCreation creation;
    private final AttachRules rules;
    private final DiskAttachments attachments;
    private final DiskImages images;
    private final LiveDevices live;

    @Inject
    public AddVmDiskHandler(
            DiskVms diskVms,
            DiskCreation creation,
            AttachRules rules,
            DiskAttachments attachments,
            DiskImages images,
            LiveDevices live) {
        this.diskVms = diskVms;
        this.creation = creation;
        this.rules = rules;
        this.attachments = attachments;
        this.images = images;
        this.live = live;
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
        List<RequiredPermit> permits =
                new ArrayList<>(QuotaAdmission.permits(command.disk().quotaId()));
        permits.add(new RequiredPermit(
                Permit.CREATE_DISK, ObjectRef.storageDomain(command.disk().storageDomainId())));
        return permits;
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
        Optional<VmLookup.Found> vm = diskVms.find(command.vmId(), "add Virtual Disk", violations);
        Optional<StorageDomain> storageDomain = creation.check(command.disk(), violations);
        if (vm.isPresent() && storageDomain.isPresent()) {
            rules.checkPlace(vm.get().vm(), storageDomain.get(), violations);
            rules.checkShape(command.attachment().device(), violations);
            rules.checkBoard(vm.get().vm(), command.attachment().device(), violations);
            if (DiskVms.isRunning(vm.get())) {
                AttachRules.checkReach(vm.get(), storageDomain.get(), violations);
                rules.checkRunning(vm.get(), command.attachment(), violations);
            }
        }
        Optional<UUID> quotaId = creation.admit(command.disk(), caller, violations);
        if (vm.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        attachments.attach(vm.get().vm(), creation.enter(command.disk(), quotaId), command.attachment(), caller);
        return new Decision.Accepted<>(
                command.disk().id(),
                "Adding disk " + command.disk().name() + " to VM "
                        + vm.get().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<Step> steps(AddVmDisk command) {
        Step create = new Step(
                "Create the image", context -> images.create(command.disk().id(), context));
        return diskVms.runs(command.vmId())
                ? List.of(create, new Step("Plug it into the running VM", context -> plugIn(command, context)))
                : List.of(create);
    }

    private StepOutcome plugIn(AddVmDisk command, StepContext context) {
        return live.attach(command.vmId(), new DeviceId(command.disk().id()), context);
    }

    /** A disk without an image would keep the VM from starting, so it does not stay attached; one with stays a disk. */
    @Override
    public void conclude(AddVmDisk command, TaskOutcome outcome, Caller caller) {
        Optional<DiskVms.Attachment> made = diskVms.look(
                        command.vmId(), command.disk().id())
                .filter(attached -> attached.disk().status() == DiskStatus.OK);
        if (made.isPresent()) {
            creation.conclude(command.disk(), new TaskOutcome.Finished(), caller);
            if (outcome instanceof TaskOutcome.Failed failed) {
                attachments.notAttached(made.get().vm().vm(), made.get().disk(), failed.why(), caller);
            }
            return;
        }
        attachments.withdraw(command.vmId(), command.disk().id());
        creation.conclude(command.disk(), outcome, caller);
    }
}
