package org.vireo.core.command.storage.direct;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.storage.DirectDisk;

/** Enters a disk whose data is there already, outside of storage domains. */
public record AddDirectDisk(UUID id, DirectDisk disk) implements Command<UUID> {}
