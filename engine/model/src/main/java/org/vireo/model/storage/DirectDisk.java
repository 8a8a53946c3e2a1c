package org.vireo.model.storage;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.disk.LunAccess;

/**
 * A disk as it is described that lies outside of storage domains.
 *
 * @param provisionedBytes the size that the guest sees, as far as it is known; 0 when it is not
 * @param lun what VMs get of SCSI
 */
public record DirectDisk(
        String name,
        String description,
        DiskFormat format,
        long provisionedBytes,
        boolean shareable,
        @Nullable DiskSource source,
        LunAccess lun) {

    @SuppressWarnings("ConstantValue")
    public DirectDisk {
        name = name == null ? "" : name;
        description = description == null ? "" : description;
        format = format == null ? DiskFormat.RAW : format;
        lun = lun == null ? LunAccess.NONE : lun;
    }
}
