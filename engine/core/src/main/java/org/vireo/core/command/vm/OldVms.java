package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.storage.DiskRecords;
import org.vireo.core.command.storage.DiskUses;
import org.vireo.core.command.storage.StorageRules;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmStatus;

/** The rows of a VM that is being removed. To be called within a transaction. */
@Singleton
public final class OldVms {

    private final VmRepository vms;
    private final DiskRepository disks;
    private final DiskRecords diskRecords;
    private final DiskUses uses;
    private final StorageRules storage;
    private final VmJournal journal;
    private final Announcements announcements;

    @Inject
    public OldVms(
            VmRepository vms,
            DiskRepository disks,
            DiskRecords diskRecords,
            DiskUses uses,
            StorageRules storage,
            VmJournal journal,
            Announcements announcements) {
        this.vms = vms;
        this.disks = disks;
        this.diskRecords = diskRecords;
        this.uses = uses;
        this.storage = storage;
        this.journal = journal;
        this.announcements = announcements;
    }

    /** The drives of the VM go with it, whatever lies in them. */
    void checkDisks(UUID vmId, List<UUID> diskIds, Violations violations) {
        List<Disk> found = disks.findAll(diskIds);
        found.forEach(disk -> violations.require(
                disk.status() != DiskStatus.LOCKED,
                Violation.conflict(
                        "DISK_LOCKED",
                        "Cannot remove VM. Disk is locked: " + disk.name() + ".",
                        "Wait for the task that works on it.")));
        uses.requireNone(found, "remove VM", vmId, violations);
        found.stream()
                .map(Disk::storageDomainId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(storageDomainId -> storage.requireReachable(storageDomainId, violations));
    }

    /** A task is going to delete the images. */
    void take(VmLookup.Found found, List<UUID> diskIds) {
        disks.findAll(diskIds).forEach(diskRecords::take);
        found.runtime().become(VmCause.DISKS_TAKEN, VmStatus.IMAGE_LOCKED, "", journal.now());
        announcements.changed(ObjectRef.vm(found.vm().id()), ChangeKind.UPDATED);
    }

    /** The VM stays, with the disks that are left. */
    void giveBack(UUID vmId, List<UUID> diskIds, String why, Caller caller) {
        disks.findAll(diskIds).forEach(diskRecords::giveBack);
        journal.settle(
                vmId,
                VmStatus.IMAGE_LOCKED,
                runtime -> runtime.become(VmCause.DISKS_SETTLED, VmStatus.DOWN, "", journal.now()));
        journal.record(EventCode.VM_REMOVE_FAILED, vmId, "was not removed: " + why + ". Remove it again", caller);
    }

    void removeWithDisks(UUID vmId, List<UUID> diskIds, Caller caller) {
        disks.findAll(diskIds).forEach(diskRecords::remove);
        remove(vmId, caller);
    }

    /** Removes the VM's rows; disks that it still has are detached by that. */
    void remove(UUID vmId, Caller caller) {
        vms.find(vmId).ifPresent(vm -> {
            journal.record(EventCode.VM_REMOVED, vmId, "was removed by " + caller.principal(), caller);
            vms.devices(vmId).forEach(vms::removeDevice);
            vms.remove(vm);
            announcements.changed(ObjectRef.vm(vmId), ChangeKind.REMOVED);
        });
    }
}
