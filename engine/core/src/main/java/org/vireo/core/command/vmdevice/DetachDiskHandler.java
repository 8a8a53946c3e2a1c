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
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.storage.Disk;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Takes a disk off a VM that is down. The disk stays. */
@Singleton
public final class DetachDiskHandler implements CommandHandler<DetachDisk, UUID> {

    private final DiskRepository disks;
    private final VmRepository vms;
    private final DownVms downVms;
    private final DiskAttachments attachments;

    @Inject
    public DetachDiskHandler(DiskRepository disks, VmRepository vms, DownVms downVms, DiskAttachments attachments) {
        this.disks = disks;
        this.vms = vms;
        this.downVms = downVms;
        this.attachments = attachments;
    }

    @Override
    public Class<DetachDisk> command() {
        return DetachDisk.class;
    }

    @Override
    public RequiredPermit permit(DetachDisk command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
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
        Optional<Vm> vm = downVms.find(command.vmId(), "detach Virtual Disk", violations);
        Optional<Disk> disk = disks.find(command.diskId());
        Optional<VmDevice> row = vms.devices(command.vmId()).stream()
                .filter(device -> command.diskId().equals(device.diskId()))
                .findFirst();
        vm.ifPresent(found -> violations.requirePresent(
                row, Violation.notFound("disk attachment of VM " + found.name(), command.diskId())));
        if (vm.isEmpty() || disk.isEmpty() || row.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        attachments.detach(vm.get(), disk.get(), row.get(), caller);
        return new Decision.Accepted<>(
                command.diskId(),
                "Detaching disk " + disk.get().name() + " from VM " + vm.get().name(),
                ObjectRef.vm(command.vmId()));
    }
}
