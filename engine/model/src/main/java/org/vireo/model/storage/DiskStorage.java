package org.vireo.model.storage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.disk.LunAccess;

/** Where the data of a disk lies. */
public sealed interface DiskStorage {

    /**
     * An image that Vireo makes and deletes.
     *
     * @param backingDiskId the disk of a template that it is a copy-on-write layer of; null when it stands alone
     */
    record DomainImage(UUID storageDomainId, @Nullable UUID backingDiskId) implements DiskStorage {}

    /**
     * Storage that hosts reach by themselves and that Vireo neither makes nor deletes.
     *
     * @param lun what a VM gets of SCSI when the disk is attached to it, unless it is said then
     */
    record Direct(DiskSource source, LunAccess lun) implements DiskStorage {

        @SuppressWarnings("ConstantValue")
        public Direct {
            lun = lun == null ? LunAccess.NONE : lun;
        }
    }
}
