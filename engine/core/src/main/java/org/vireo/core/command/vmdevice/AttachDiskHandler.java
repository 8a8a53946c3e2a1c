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
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.command.vmdevice.claim.DeviceClaims;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.id.DeviceId;
import org.vireo.model.storage.Disk;
import org.vireo.model.user.Permit;

/** Attaches a disk that no other VM has, or that is shareable; plugs it into a VM that runs. When the host does not do it, it is not attached. */
@Singleton
public final class AttachDiskHandler implements CommandHandler<AttachDisk, UUID> {

    private final DiskRepository disks;
    private final DiskVms diskVms;
    private final AttachRules rules;
    private final DeviceClaims claims;
    private final DiskAttachments attachments;
    private final LiveDevices live;

    @Inject
    public AttachDiskHandler(
            DiskRepository disks,
            DiskVms diskVms,
            AttachRules rules,
            DeviceClaims claims,
            DiskAttachments attachments,
            LiveDevices live) {
        this.disks = disks;
        this.diskVms = diskVms;
        this.rules = rules;
        this.claims = claims;
        this.attachments = attachments;
        this.live = live;
    }

    @Override
    public Class<AttachDisk> command() {
        return AttachDisk.class;
    }

    @Override
    public RequiredPermit permit(AttachDisk command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /**
     * Whoever has a disk in a VM can do everything with its content, even destroy it. What the disk itself says of SCSI
     * was allowed when that was entered.
     */
    @Override
    public List<RequiredPermit> furtherPermits(AttachDisk command) {
        List<RequiredPermit> permits = new ArrayList<>(claims.permits(command.vmId(), command.device()));
        permits.add(new RequiredPermit(Permit.DELETE_DISK, ObjectRef.disk(command.diskId())));
        return permits;
    }

    @Override
    public List<LockRequest> locks(AttachDisk command) {
        return List.of(
                LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a disk is being attached to it"),
                LockRequest.exclusive(ObjectRef.disk(command.diskId()), "it is being attached"));
    }

    @Override
    public Decision<UUID> decide(AttachDisk command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> vm = diskVms.find(command.vmId(), "attach Virtual Disk", violations);
        Optional<Disk> disk =
                violations.requirePresent(disks.find(command.diskId()), Violation.notFound("disk", command.diskId()));
        if (vm.isPresent() && disk.isPresent()) {
            rules.check(vm.get(), disk.get(), command, violations);
        }
        if (vm.isEmpty() || disk.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        attachments.attach(vm.get().vm(), disk.get(), command, caller);
        return new Decision.Accepted<>(
                command.diskId(),
                "Attaching disk " + disk.get().name() + " to VM "
                        + vm.get().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<Step> steps(AttachDisk command) {
        return diskVms.runs(command.vmId())
                ? List.of(new Step("Plug it into the running VM", context -> plugIn(command, context)))
                : List.of();
    }

    private StepOutcome plugIn(AttachDisk command, StepContext context) {
        boolean wanted = diskVms.look(command.vmId(), command.diskId())
                .filter(DiskVms.Attachment::runs)
                .isPresent();
        return wanted ? live.attach(command.vmId(), new DeviceId(command.diskId()), context) : StepOutcome.DONE;
    }

    /** Where nobody knows, the disk stays in the configuration: what the host reports next tells which. */
    @Override
    public void conclude(AttachDisk command, TaskOutcome outcome, Caller caller) {
        if (outcome instanceof TaskOutcome.Failed failed) {
            diskVms.look(command.vmId(), command.diskId())
                    .ifPresent(attached ->
                            attachments.notAttached(attached.vm().vm(), attached.disk(), failed.why(), caller));
        }
    }
}
