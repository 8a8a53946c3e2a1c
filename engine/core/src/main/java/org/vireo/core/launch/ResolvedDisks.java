package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.model.id.DiskId;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.storage.DiskStorage;
import org.vireo.model.storage.StorageDomain;

/** Where hosts find the data of disks. To be called within a transaction; two queries however many disks. */
@Singleton
public final class ResolvedDisks {

    private final DiskRepository disks;
    private final StorageDomainRepository storage;

    @Inject
    public ResolvedDisks(DiskRepository disks, StorageDomainRepository storage) {
        this.disks = disks;
        this.storage = storage;
    }

    /** One disk; empty when its storage domain is gone. */
    public Optional<ResolvedDisk> of(Disk disk) {
        return Optional.ofNullable(of(List.of(disk)).get(new DiskId(disk.id())));
    }

    /** Those of them whose storage is there. */
    public Map<DiskId, ResolvedDisk> ofIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : of(disks.findAll(ids));
    }

    private Map<DiskId, ResolvedDisk> of(List<Disk> found) {
        Set<UUID> domainIds = new HashSet<>();
        for (Disk disk : found) {
            if (disk.storage() instanceof DiskStorage.DomainImage image) {
                domainIds.add(image.storageDomainId());
            }
        }
        Map<UUID, StorageDomain> domains = new HashMap<>();
        if (!domainIds.isEmpty()) {
            storage.findAll(domainIds).forEach(domain -> domains.put(domain.id(), domain));
        }
        Map<DiskId, ResolvedDisk> resolved = new HashMap<>();
        for (Disk disk : found) {
            switch (disk.storage()) {
                case DiskStorage.DomainImage image -> {
                    StorageDomain domain = domains.get(image.storageDomainId());
                    if (domain != null) {
                        resolved.put(new DiskId(disk.id()), image(disk, domain));
                    }
                }
                case DiskStorage.Direct direct ->
                    resolved.put(
                            new DiskId(disk.id()),
                            new ResolvedDisk(direct.source(), disk.format(), true, disk.isShareable()));
            }
        }
        return resolved;
    }

    private static ResolvedDisk image(Disk disk, StorageDomain domain) {
        return new ResolvedDisk(
                new DiskSource.ImageFile(domain.imagePath(disk.id(), disk.format())),
                disk.format(),
                false,
                disk.isShareable());
    }
}
