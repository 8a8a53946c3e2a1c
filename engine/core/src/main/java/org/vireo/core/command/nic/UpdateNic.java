package org.vireo.core.command.nic;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Changes a NIC of a VM; a running VM follows at once. */
public record UpdateNic(UUID vmId, UUID nicId, NicChanges changes) implements Command<UUID> {}
