package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a NIC off a VM that is down. */
public record RemoveNic(UUID vmId, UUID nicId) implements Command<UUID> {}
