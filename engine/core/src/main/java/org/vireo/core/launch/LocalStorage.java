package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStorage;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.vm.VmDevice;

/** Where disks lie. To be called within a transaction; two queries. */
@Singleton
public final class LocalStorage {

    private final DiskRepository disks;
    private final StorageDomainRepository storage;

    @Inject
    public LocalStorage(DiskRepository disks, StorageDomainRepository storage) {
        this.disks = disks;
        this.storage = storage;
    }

    /** The hosts that images and media of the devices bind their VM to; disks outside of storage domains bind it to none. */
    public Set<UUID> hostsOf(Collection<VmDevice> devices) {
        Set<UUID> diskIds = new HashSet<>();
        devices.stream()
                .flatMap(device ->
                        Stream.of(Optional.ofNullable(device.diskId()), Optional.ofNullable(device.mediumId())))
                .flatMap(Optional::stream)
                .forEach(diskIds::add);
        Set<UUID> domainIds = new HashSet<>();
        for (Disk disk : disks.findAll(diskIds)) {
            if (disk.storage() instanceof DiskStorage.DomainImage image) {
                domainIds.add(image.storageDomainId());
            }
        }
        Set<UUID> hostIds = new HashSet<>();
        storage.findAll(domainIds).stream().map(StorageDomain::hostId).forEach(hostIds::add);
        return hostIds;
    }
}
