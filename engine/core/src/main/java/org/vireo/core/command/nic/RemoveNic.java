package org.vireo.core.command.nic;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a NIC off a VM. */
public record RemoveNic(UUID vmId, UUID nicId) implements Command<UUID> {}
