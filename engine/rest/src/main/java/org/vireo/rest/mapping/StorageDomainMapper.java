package org.vireo.rest.mapping;

import java.util.List;
import java.util.UUID;
import org.vireo.api.type.ExternalStatus;
import org.vireo.api.type.HostStorage;
import org.vireo.api.type.Image;
import org.vireo.api.type.StorageDomain;
import org.vireo.api.type.StorageDomainStatus;
import org.vireo.api.type.StorageDomainType;
import org.vireo.api.type.StorageFormat;
import org.vireo.api.type.StorageType;
import org.vireo.core.command.storage.AddStorageDomain;
import org.vireo.core.query.storage.ImportableImages.ImportableImage;
import org.vireo.rest.problem.Words;

/** Storage domains and the images that can be imported into them. */
public final class StorageDomainMapper {

    private static final long WARNING_PERCENT = 10;
    private static final long BLOCKER_GIB = 5;

    private StorageDomainMapper() {}

    public static StorageDomain toApi(org.vireo.model.storage.StorageDomain storageDomain) {
        StorageDomain api = fill(storageDomain);
        if (storageDomain.dataCenterId() != null) {
            api.setDataCenters(List.of(Refs.dataCenter(storageDomain.dataCenterId())));
        }
        return Served.STORAGE_DOMAIN.at(api, Hrefs.of("storagedomains", storageDomain.id()));
    }

    /** As part of its data center. */
    public static StorageDomain toAttached(org.vireo.model.storage.StorageDomain storageDomain, UUID dataCenterId) {
        StorageDomain api = fill(storageDomain);
        api.setDataCenter(Refs.dataCenter(dataCenterId));
        return Served.ATTACHED_STORAGE_DOMAIN.at(
                api, Hrefs.of("datacenters", dataCenterId, "storagedomains", storageDomain.id()));
    }

    /** Only what Vireo can do: data in a directory of a host. */
    public static AddStorageDomain toAdd(UUID id, UUID hostId, StorageDomain api) {
        StorageDomainType type = api.getType();
        if (type != null && type != StorageDomainType.DATA) {
            throw Words.unsupported("type", type.wire(), StorageDomainType.DATA.wire());
        }
        HostStorage storage = api.getStorage() == null ? new HostStorage() : api.getStorage();
        if (storage.getType() != null && storage.getType() != StorageType.LOCALFS) {
            throw Words.unsupported("storage.type", storage.getType().wire(), StorageType.LOCALFS.wire());
        }
        return new AddStorageDomain(
                id,
                hostId,
                Words.orEmpty(api.getName()),
                Words.orEmpty(api.getDescription()),
                Words.orEmpty(storage.getPath()));
    }

    /** An image's id is its file's name. */
    public static Image toApi(ImportableImage image, UUID storageDomainId) {
        Image api = new Image();
        api.setId(image.name());
        api.setName(image.name());
        api.setSize(image.sizeBytes());
        api.setStorageDomain(Refs.storageDomain(storageDomainId));
        return Served.IMAGE.at(api, Hrefs.of("storagedomains", storageDomainId, "images", Hrefs.segment(image.name())));
    }

    private static StorageDomain fill(org.vireo.model.storage.StorageDomain storageDomain) {
        StorageDomain api = new StorageDomain();
        api.setId(storageDomain.id().toString());
        api.setName(storageDomain.name());
        api.setDescription(storageDomain.description());
        api.setComment("");
        api.setType(StorageDomainType.DATA);
        api.setStatus(status(storageDomain.status()));
        api.setExternalStatus(ExternalStatus.OK);
        api.setMaster(storageDomain.dataCenterId() != null);
        api.setStorageFormat(StorageFormat.V5);
        api.setAvailable(storageDomain.availableBytes());
        api.setUsed(Math.max(0, storageDomain.capacityBytes() - storageDomain.availableBytes()));
        api.setCommitted(0L);
        api.setBackup(false);
        api.setWipeAfterDelete(false);
        api.setDiscardAfterDelete(false);
        api.setWarningLowSpaceIndicator(WARNING_PERCENT);
        api.setCriticalSpaceActionBlocker(BLOCKER_GIB);
        HostStorage storage = new HostStorage();
        storage.setType(StorageType.LOCALFS);
        storage.setPath(storageDomain.path());
        storage.setHost(Refs.host(storageDomain.hostId()));
        api.setStorage(storage);
        return api;
    }

    private static StorageDomainStatus status(org.vireo.model.storage.StorageDomainStatus status) {
        return switch (status) {
            case UNATTACHED -> StorageDomainStatus.UNATTACHED;
            case ACTIVE -> StorageDomainStatus.ACTIVE;
            case INACTIVE -> StorageDomainStatus.INACTIVE;
            case MAINTENANCE -> StorageDomainStatus.MAINTENANCE;
        };
    }
}
