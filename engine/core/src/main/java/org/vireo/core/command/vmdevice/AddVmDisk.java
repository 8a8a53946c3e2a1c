package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.model.device.DiskBus;

/** Makes an empty disk and attaches it to a VM; to one that runs, too. */
public record AddVmDisk(
        UUID vmId,
        AddDisk disk,
        DiskBus bus,
        boolean bootable,
        boolean readOnly,
        @Nullable Boolean passDiscard) implements Command<UUID> {

    public AddVmDisk(UUID vmId, AddDisk disk, DiskBus bus, boolean bootable, boolean readOnly) {
        this(vmId, disk, bus, bootable, readOnly, null);
    }

    /** How the disk is attached. */
    AttachDisk attachment() {
        return new AttachDisk(vmId, disk.id(), bus, bootable, readOnly, passDiscard, null);
    }
}
