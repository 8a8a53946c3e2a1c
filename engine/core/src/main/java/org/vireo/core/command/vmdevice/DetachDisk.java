package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a disk off a VM that is down. */
public record DetachDisk(UUID vmId, UUID diskId) implements Command<UUID> {}
