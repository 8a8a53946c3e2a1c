package org.vireo.domainxml.device.storage;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.metadata.PayloadPath;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.DiskSource;

/** What lies in a drive, as the host finds it. */
final class Media {

    private Media() {}

    /** The source; null when the drive is empty, or what lies in it is not known, which refuses the domain. */
    static @Nullable DiskSource of(BuildInput input, String drive, DeviceId id, CdromMedium medium) {
        return switch (medium) {
            case CdromMedium.Empty empty -> null;
            case CdromMedium.Payload payload -> payload(input, drive, id);
            case CdromMedium.IsoDisk(DiskId disk) -> image(input, disk);
        };
    }

    private static @Nullable DiskSource payload(BuildInput input, String drive, DeviceId id) {
        Payload payload = input.vm().resources().payloadOf(id);
        if (payload == null) {
            input.refuse(drive + " " + id + " waits for a payload, but the VM has none for it:"
                    + " give it one or empty the drive.");
            return null;
        }
        return new DiskSource.ImageFile(PayloadPath.of(input.host(), input.vm().id(), payload));
    }

    private static @Nullable DiskSource image(BuildInput input, DiskId diskId) {
        ResolvedDisk image = input.vm().resources().disks().get(diskId);
        if (image == null) {
            input.refuse("The medium of disk " + diskId
                    + " is not known on the host: check that its storage domain is active.");
            return null;
        }
        return image.source();
    }
}
