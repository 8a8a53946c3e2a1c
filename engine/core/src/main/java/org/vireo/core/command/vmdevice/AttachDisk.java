package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.device.DiskBus;

/** Attaches a disk to a VM that is down. */
public record AttachDisk(UUID vmId, UUID diskId, DiskBus bus, boolean bootable, boolean readOnly)
        implements Command<UUID> {}
