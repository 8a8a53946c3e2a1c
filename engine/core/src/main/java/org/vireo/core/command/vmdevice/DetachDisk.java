package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a disk off a VM; off one that runs when its guest lets go of it. */
public record DetachDisk(UUID vmId, UUID diskId) implements Command<UUID> {}
