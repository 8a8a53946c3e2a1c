package org.vireo.core.port.quota;

import java.util.UUID;

/** What the disks of a quota have in a storage domain: the sizes that guests see. */
public record StorageUse(UUID quotaId, UUID storageDomainId, long disks, long provisionedBytes) {}
