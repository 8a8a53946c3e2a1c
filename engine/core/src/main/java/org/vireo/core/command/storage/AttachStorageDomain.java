package org.vireo.core.command.storage;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a storage domain part of a data center. */
public record AttachStorageDomain(UUID id, UUID dataCenterId) implements Command<UUID> {}
