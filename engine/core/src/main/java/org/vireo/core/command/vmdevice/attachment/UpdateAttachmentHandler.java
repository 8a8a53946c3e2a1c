package org.vireo.core.command.vmdevice.attachment;

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
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.command.vmdevice.DiskAttachments;
import org.vireo.core.command.vmdevice.DiskVms;
import org.vireo.core.command.vmdevice.claim.DeviceClaims;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.id.DeviceId;
import org.vireo.model.user.Permit;

/** Changes how a disk is attached: anything while the VM is down, and whether it is plugged in while it runs. */
@Singleton
public final class UpdateAttachmentHandler implements CommandHandler<UpdateAttachment, UUID> {

    private final DiskVms diskVms;
    private final DiskAttachments attachments;
    private final AttachmentRules rules;
    private final LiveDevices live;

    @Inject
    public UpdateAttachmentHandler(
            DiskVms diskVms, DiskAttachments attachments, AttachmentRules rules, LiveDevices live) {
        this.diskVms = diskVms;
        this.attachments = attachments;
        this.rules = rules;
        this.live = live;
    }

    @Override
    public Class<UpdateAttachment> command() {
        return UpdateAttachment.class;
    }

    @Override
    public RequiredPermit permit(UpdateAttachment command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /** What a VM could only read, and what locks others out, is for those to say who may give the disk away. */
    @Override
    public List<RequiredPermit> furtherPermits(UpdateAttachment command) {
        return diskVms.deviceOf(command.vmId(), command.diskId())
                .filter(before -> AttachmentRules.applied(before, command.changes(), new Violations())
                        .filter(after -> DeviceClaims.widens(before, after))
                        .isPresent())
                .map(attached -> List.of(new RequiredPermit(Permit.DELETE_DISK, ObjectRef.disk(command.diskId()))))
                .orElse(List.of());
    }

    @Override
    public List<LockRequest> locks(UpdateAttachment command) {
        return List.of(
                LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a disk of it is being changed"),
                LockRequest.exclusive(ObjectRef.disk(command.diskId()), "its attachment is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateAttachment command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> vm = diskVms.find(command.vmId(), "update Virtual Disk", violations);
        Optional<DiskVms.Attachment> found = diskVms.look(command.vmId(), command.diskId());
        vm.ifPresent(present -> violations.requirePresent(
                found,
                Violation.notFound("disk attachment of VM " + present.vm().name(), command.diskId())));
        Optional<DiskDevice> after = found.flatMap(attached -> rules.check(attached, command.changes(), violations));
        if (vm.isEmpty() || found.isEmpty() || after.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        DiskVms.Attachment attached = found.get();
        Boolean active = command.changes().active();
        boolean leaves = attached.runs() && Boolean.FALSE.equals(active);
        boolean plugged = leaves || active == null ? attached.row().isPlugged() : active;
        boolean first = command.changes().makesBootable(attached.device());
        if (!after.get().equals(attached.device()) || plugged != attached.row().isPlugged()) {
            attachments.configure(attached, after.get(), first, plugged);
            attachments.updated(attached, caller);
        }
        return new Decision.Accepted<>(
                command.diskId(),
                "Changing how disk " + attached.disk().name() + " is attached to VM "
                        + vm.get().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<Step> steps(UpdateAttachment command) {
        return command.changes().active() != null && diskVms.runs(command.vmId())
                ? List.of(new Step("Let the running VM follow", context -> follow(command, context)))
                : List.of();
    }

    private StepOutcome follow(UpdateAttachment command, StepContext context) {
        Optional<DiskVms.Attachment> attached = diskVms.look(command.vmId(), command.diskId());
        if (attached.isEmpty() || !attached.get().runs()) {
            return StepOutcome.DONE;
        }
        DeviceId disk = attached.get().device().id();
        return Boolean.TRUE.equals(command.changes().active())
                ? live.attach(command.vmId(), disk, context)
                : live.detach(command.vmId(), disk, context);
    }

    /** Whatever did not come about is not said of the disk; where nobody knows, it stays as it was. */
    @Override
    public void conclude(UpdateAttachment command, TaskOutcome outcome, Caller caller) {
        boolean active = Boolean.TRUE.equals(command.changes().active());
        diskVms.look(command.vmId(), command.diskId()).ifPresent(attached -> {
            switch (outcome) {
                case TaskOutcome.Finished finished -> {
                    if (!active && attached.row().isPlugged()) {
                        attachments.unplugged(attached);
                        attachments.updated(attached, caller);
                    }
                }
                case TaskOutcome.Failed failed -> {
                    if (active && !attached.isSeen()) {
                        attachments.unplugged(attached);
                    }
                    attachments.notFollowed(attached, active, failed.why(), caller);
                }
                case TaskOutcome.Undecided undecided ->
                    attachments.notFollowed(attached, active, undecided.why(), caller);
            }
        });
    }
}
