package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.model.ObjectRef;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.storage.DiskStorage;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** The rows of disks while tasks work on their images. Everything is to be called within a transaction. */
@Singleton
public final class DiskRecords {

    private final DiskRepository disks;
    private final StorageDomainRepository storageDomains;
    private final VmRepository vms;
    private final Announcements announcements;

    @Inject
    public DiskRecords(
            DiskRepository disks,
            StorageDomainRepository storageDomains,
            VmRepository vms,
            Announcements announcements) {
        this.disks = disks;
        this.storageDomains = storageDomains;
        this.vms = vms;
        this.announcements = announcements;
    }

    /** Enters a new disk, which is locked until its image is made. */
    public void add(Disk disk) {
        disks.add(disk);
        announcements.changed(ObjectRef.disk(disk.id()), ChangeKind.CREATED);
    }

    /** A task is going to delete the image. An illegal disk stays illegal: locked ones are usable again afterwards. */
    public void take(Disk disk) {
        if (disk.status() == DiskStatus.OK) {
            disk.lock();
            announcements.changed(ObjectRef.disk(disk.id()), ChangeKind.UPDATED);
        }
    }

    /** The task that had taken the disk did not get through; true when the image is gone nevertheless. */
    public boolean giveBack(Disk disk) {
        if (isGone(disk)) {
            remove(disk);
            return true;
        }
        if (disk.status() == DiskStatus.LOCKED) {
            disk.ready(disk.provisionedBytes(), disk.actualBytes());
            announcements.changed(ObjectRef.disk(disk.id()), ChangeKind.UPDATED);
        }
        return false;
    }

    /** The image could not be made. */
    public void broken(UUID diskId) {
        disks.find(diskId).filter(disk -> disk.status() == DiskStatus.LOCKED).ifPresent(disk -> {
            disk.broken();
            announcements.changed(ObjectRef.disk(diskId), ChangeKind.UPDATED);
        });
    }

    /** As {@link #remove(Disk)}, when it is there. */
    public void remove(UUID diskId) {
        disks.find(diskId).ifPresent(this::remove);
    }

    /** Removes the disk, and takes it off the VMs that have it. */
    public void remove(Disk disk) {
        for (VmDevice row : vms.devicesWithDisks(List.of(disk.id()))) {
            vms.removeDevice(row);
            vms.find(row.vmId()).ifPresent(Vm::devicesChanged);
            announcements.changed(ObjectRef.vm(row.vmId()), ChangeKind.UPDATED);
        }
        disks.remove(disk);
        announcements.changed(ObjectRef.disk(disk.id()), ChangeKind.REMOVED);
    }

    boolean isImage(UUID diskId) {
        return disks.find(diskId)
                .filter(disk -> disk.storage() instanceof DiskStorage.DomainImage)
                .isPresent();
    }

    /** Empty for a disk outside of storage domains, too. */
    Optional<DiskImage> imageOf(UUID diskId) {
        return disks.find(diskId)
                .flatMap(disk ->
                        domainOf(disk).map(storageDomain -> DiskImage.of(disk, storageDomain, backingOf(disk))));
    }

    /** Only of a disk that is counted to a quota. */
    Optional<DiskImage> countedImageOf(UUID diskId) {
        return disks.find(diskId).filter(disk -> disk.quotaId() != null).flatMap(disk -> imageOf(diskId));
    }

    private Optional<VolumeRef> backingOf(Disk disk) {
        return Optional.ofNullable(disk.backingDiskId())
                .flatMap(disks::find)
                .flatMap(backing -> domainOf(backing).map(storageDomain -> DiskImage.volume(backing, storageDomain)));
    }

    private Optional<StorageDomain> domainOf(Disk disk) {
        return Optional.ofNullable(disk.storageDomainId()).flatMap(storageDomains::find);
    }

    void imageMade(UUID diskId, long provisionedBytes, long actualBytes) {
        disks.find(diskId).ifPresent(disk -> {
            disk.ready(provisionedBytes, actualBytes);
            announcements.changed(ObjectRef.disk(diskId), ChangeKind.UPDATED);
        });
    }

    /** Nothing is left of the image, which is what a size of nothing says until the row is removed. */
    void imageGone(UUID diskId) {
        disks.find(diskId).ifPresent(disk -> {
            disk.ready(0, 0);
            disk.broken();
            announcements.changed(ObjectRef.disk(diskId), ChangeKind.UPDATED);
        });
    }

    private static boolean isGone(Disk disk) {
        return disk.status() == DiskStatus.ILLEGAL && disk.provisionedBytes() == 0;
    }

    void measured(UUID storageDomainId, StorageSpace space) {
        Optional<StorageDomain> found = storageDomains.find(storageDomainId);
        if (found.isPresent() && found.get().measured(space.capacityBytes(), space.availableBytes())) {
            announcements.changed(ObjectRef.storageDomain(storageDomainId), ChangeKind.UPDATED);
        }
    }
}
