package org.vireo.core.command.storage;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a directory of a host a place for disks. */
public record AddStorageDomain(UUID id, UUID hostId, String name, String description, String path)
        implements Command<UUID> {}
