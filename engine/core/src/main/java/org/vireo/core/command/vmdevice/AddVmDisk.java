package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.model.device.DiskBus;

/** Makes an empty disk and attaches it to a VM that is down. */
public record AddVmDisk(UUID vmId, AddDisk disk, DiskBus bus, boolean bootable, boolean readOnly)
        implements Command<UUID> {}
