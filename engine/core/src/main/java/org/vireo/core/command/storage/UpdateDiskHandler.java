package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.quota.DiskQuotas;
import org.vireo.core.command.quota.QuotaAdmission;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.storage.DiskStorage;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;

/** Changes a disk's name, description, quota and whether it is shareable; of one outside of storage domains also its size. */
@Singleton
public final class UpdateDiskHandler implements CommandHandler<UpdateDisk, UUID> {

    private final DiskRepository disks;
    private final SharingRules sharing;
    private final DiskQuotas quotas;
    private final Announcements announcements;

    @Inject
    public UpdateDiskHandler(
            DiskRepository disks, SharingRules sharing, DiskQuotas quotas, Announcements announcements) {
        this.disks = disks;
        this.sharing = sharing;
        this.quotas = quotas;
        this.announcements = announcements;
    }

    @Override
    public Class<UpdateDisk> command() {
        return UpdateDisk.class;
    }

    @Override
    public RequiredPermit permit(UpdateDisk command) {
        return new RequiredPermit(Permit.CREATE_DISK, ObjectRef.disk(command.id()));
    }

    /** Who makes a disk shareable lets others write it, and one of another size has other data: as much as removing it. */
    @Override
    public List<RequiredPermit> furtherPermits(UpdateDisk command) {
        Optional<Disk> found = disks.find(command.id());
        boolean moves = found.filter(disk -> Objects.equals(disk.quotaId(), command.quotaId()))
                .isEmpty();
        List<RequiredPermit> permits = new ArrayList<>(QuotaAdmission.permits(moves ? command.quotaId() : null));
        found.filter(disk -> shares(command, disk) || resizes(command, disk))
                .ifPresent(disk -> permits.add(new RequiredPermit(Permit.DELETE_DISK, ObjectRef.disk(command.id()))));
        return permits;
    }

    private static boolean shares(UpdateDisk command, Disk disk) {
        return command.shareable() != null && command.shareable() != disk.isShareable();
    }

    private static boolean resizes(UpdateDisk command, Disk disk) {
        return command.provisionedBytes() != null && command.provisionedBytes() != disk.provisionedBytes();
    }

    /** The VMs too when they are to share it, so that none starts or is removed meanwhile. */
    @Override
    public List<LockRequest> locks(UpdateDisk command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.disk(command.id()), "it is being changed"));
        if (disks.find(command.id()).filter(disk -> shares(command, disk)).isPresent()) {
            sharing.ownerIds(command.id())
                    .forEach(vmId ->
                            locks.add(LockRequest.exclusive(ObjectRef.vm(vmId), "a disk of it is being changed")));
        }
        return locks;
    }

    @Override
    public Decision<UUID> decide(UpdateDisk command, Caller caller) {
        Violations violations = new Violations();
        Optional<Disk> found =
                violations.requirePresent(disks.find(command.id()), Violation.notFound("disk", command.id()));
        found.ifPresent(disk -> check(disk, command, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Optional<UUID> quotaId = quotas.ofChanged(found.get(), command.quotaId(), caller, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.disk(command.id());
        String before = found.get().name();
        if (enter(found.get(), command) | count(found.get(), quotaId)) {
            announcements.changed(object, ChangeKind.UPDATED);
            announcements.record(
                    EventCode.DISK_UPDATED,
                    "Disk " + before + " was changed by " + caller.principal() + ".",
                    object,
                    caller);
        }
        return new Decision.Accepted<>(command.id(), "Changing disk " + before, object);
    }

    private void check(Disk disk, UpdateDisk command, Violations violations) {
        Names.check("Disk", command.name(), command.description(), violations);
        violations.require(
                disk.status() != DiskStatus.LOCKED,
                Violation.conflict(
                        "DISK_LOCKED",
                        "Cannot update Virtual Disk. Disk is locked: " + disk.name() + ".",
                        "Wait for the task that works on it."));
        if (command.shareable() != null) {
            sharing.checkChange(disk, command.shareable(), violations);
        }
        Long size = command.provisionedBytes();
        if (size != null && size != disk.provisionedBytes()) {
            violations.require(
                    disk.storage() instanceof DiskStorage.Direct,
                    Violation.conflict(
                            "DISK_SIZE",
                            "Cannot update Virtual Disk. Disk [provisioned_size] of disk " + disk.name() + " is "
                                    + disk.provisionedBytes() + " bytes and cannot become " + size + ".",
                            "Add another disk of that size."));
            DiskCreation.requireKnownSize(size, violations);
        }
    }

    /** True when anything changed. */
    private boolean enter(Disk disk, UpdateDisk command) {
        String name = command.name() == null ? disk.name() : command.name();
        String description = command.description() == null ? disk.description() : command.description();
        boolean shareable = command.shareable() == null ? disk.isShareable() : command.shareable();
        long size = command.provisionedBytes() == null ? disk.provisionedBytes() : command.provisionedBytes();
        boolean shared = shareable != disk.isShareable();
        if (!shared
                && name.equals(disk.name())
                && description.equals(disk.description())
                && size == disk.provisionedBytes()) {
            return false;
        }
        disk.describe(name, description);
        disk.share(shareable);
        disk.sized(size);
        if (shared) {
            sharing.owners(disk.id()).forEach(Vm::devicesChanged);
        }
        return true;
    }

    private static boolean count(Disk disk, Optional<UUID> quotaId) {
        if (Optional.ofNullable(disk.quotaId()).equals(quotaId)) {
            return false;
        }
        disk.countTo(quotaId.orElse(null));
        return true;
    }
}
