package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.vireo.core.command.Command;

/**
 * Takes a disk off a VM; off one that runs when its guest lets go of it.
 *
 * @param forRemoval whether the disk is to be removed next
 */
public record DetachDisk(UUID vmId, UUID diskId, boolean forRemoval) implements Command<UUID> {

    /** The disk stays. */
    public DetachDisk(UUID vmId, UUID diskId) {
        this(vmId, diskId, false);
    }
}
