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
import org.vireo.core.port.DiskRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.storage.Disk;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;

/** Attaches a disk that no VM has to a VM that is down. */
@Singleton
public final class AttachDiskHandler implements CommandHandler<AttachDisk, UUID> {

    private final DiskRepository disks;
    private final DownVms downVms;
    private final AttachRules rules;
    private final DiskAttachments attachments;

    @Inject
    public AttachDiskHandler(DiskRepository disks, DownVms downVms, AttachRules rules, DiskAttachments attachments) {
        this.disks = disks;
        this.downVms = downVms;
        this.rules = rules;
        this.attachments = attachments;
    }

    @Override
    public Class<AttachDisk> command() {
        return AttachDisk.class;
    }

    @Override
    public RequiredPermit permit(AttachDisk command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /** Whoever has a disk in a VM can do everything with its content, even destroy it. */
    @Override
    public List<RequiredPermit> furtherPermits(AttachDisk command) {
        return List.of(new RequiredPermit(Permit.DELETE_DISK, ObjectRef.disk(command.diskId())));
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
        Optional<Vm> vm = downVms.find(command.vmId(), "attach Virtual Disk", violations);
        Optional<Disk> disk =
                violations.requirePresent(disks.find(command.diskId()), Violation.notFound("disk", command.diskId()));
        if (vm.isPresent() && disk.isPresent()) {
            rules.check(vm.get(), disk.get(), violations);
        }
        if (vm.isEmpty() || disk.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        attachments.attach(vm.get(), disk.get(), command, caller);
        return new Decision.Accepted<>(
                command.diskId(),
                "Attaching disk " + disk.get().name() + " to VM " + vm.get().name(),
                ObjectRef.vm(command.vmId()));
    }
}
