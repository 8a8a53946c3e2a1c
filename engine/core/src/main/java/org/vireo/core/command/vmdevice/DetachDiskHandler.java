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
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.storage.DiskUses;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.storage.Disk;
import org.vireo.model.user.Permit;

/** Takes a disk off a VM: out of a running one first, which the guest must allow. The disk stays. */
@Singleton
public final class DetachDiskHandler implements CommandHandler<DetachDisk, UUID> {

    private final DiskRepository disks;
    private final DiskVms diskVms;
    private final DiskAttachments attachments;
    private final DiskUses uses;
    private final LiveDevices live;

    @Inject
    public DetachDiskHandler(
            DiskRepository disks, DiskVms diskVms, DiskAttachments attachments, DiskUses uses, LiveDevices live) {
        this.disks = disks;
        this.uses = uses;
        this.diskVms = diskVms;
        this.attachments = attachments;
        this.live = live;
    }

    @Override
    public Class<DetachDisk> command() {
        return DetachDisk.class;
    }

    @Override
    public RequiredPermit permit(DetachDisk command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /** Who may not remove the disk must not lose it on the way. */
    @Override
    public List<RequiredPermit> furtherPermits(DetachDisk command) {
        return command.forRemoval()
                ? List.of(new RequiredPermit(Permit.DELETE_DISK, ObjectRef.disk(command.diskId())))
                : List.of();
    }

    @Override
    public List<LockRequest> locks(DetachDisk command) {
        return List.of(
                LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a disk is being detached from it"),
                LockRequest.exclusive(ObjectRef.disk(command.diskId()), "it is being detached"));
    }

    @Override
    public Decision<UUID> decide(DetachDisk command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> vm = diskVms.find(command.vmId(), "detach Virtual Disk", violations);
        Optional<Disk> disk = disks.find(command.diskId());
        Optional<DiskVms.Attachment> attachment = diskVms.look(command.vmId(), command.diskId());
        vm.ifPresent(found -> violations.requirePresent(
                attachment,
                Violation.notFound("disk attachment of VM " + found.vm().name(), command.diskId())));
        attachment.filter(DiskVms.Attachment::runs).ifPresent(running -> checkRunning(running, violations));
        if (command.forRemoval()) {
            disk.ifPresent(gone -> uses.requireNone(List.of(gone), "remove Virtual Disk", null, violations));
        }
        if (vm.isEmpty() || disk.isEmpty() || attachment.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        if (!attachment.get().runs()) {
            attachments.detach(vm.get().vm(), disk.get(), attachment.get().row(), caller);
        }
        return new Decision.Accepted<>(
                command.diskId(),
                "Detaching disk " + disk.get().name() + " from VM "
                        + vm.get().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    private static void checkRunning(DiskVms.Attachment running, Violations violations) {
        String vm = running.vm().vm().name();
        running.requireRelease("detach Virtual Disk", violations);
        violations.require(
                running.device().bus().isHotPluggable(),
                Violation.conflict(
                        "BUS_NOT_HOT_PLUGGABLE",
                        "Cannot detach Virtual Disk. VM " + vm + " runs, and "
                                + running.device().bus() + " gives no disks back then.",
                        "Stop the VM first."));
    }

    @Override
    public List<Step> steps(DetachDisk command) {
        return diskVms.runs(command.vmId())
                ? List.of(new Step("Take it out of the running VM", context -> unplug(command, context)))
                : List.of();
    }

    private StepOutcome unplug(DetachDisk command, StepContext context) {
        Optional<DiskVms.Attachment> attached = diskVms.look(command.vmId(), command.diskId());
        return attached.isEmpty() || !attached.get().runs()
                ? StepOutcome.DONE
                : live.detach(command.vmId(), attached.get().device().id(), context);
    }

    @Override
    public void conclude(DetachDisk command, TaskOutcome outcome, Caller caller) {
        diskVms.look(command.vmId(), command.diskId()).ifPresent(attached -> {
            switch (outcome) {
                case TaskOutcome.Finished finished ->
                    attachments.detach(attached.vm().vm(), attached.disk(), attached.row(), caller);
                case TaskOutcome.Failed failed ->
                    attachments.notDetached(attached.vm().vm(), attached.disk(), failed.why(), caller);
                case TaskOutcome.Undecided undecided ->
                    attachments.notDetached(attached.vm().vm(), attached.disk(), undecided.why(), caller);
            }
        });
    }
}
