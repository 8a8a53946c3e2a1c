package org.vireo.model.spec;

import java.util.ArrayList;
import java.util.List;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;

/**
 * A disk as the host finds it.
 *
 * @param source where its data comes from
 * @param format the image's format; QEMU never guesses it
 * @param directIo whether the storage can be opened with O_DIRECT, so that the host's page cache can stay out
 * @param shareable whether other VMs may use it at the same time
 */
public record ResolvedDisk(DiskSource source, DiskFormat format, boolean directIo, boolean shareable) {

    /**
     * An image file of one VM.
     *
     * @param path absolute
     */
    public ResolvedDisk(String path, DiskFormat format, boolean directIo) {
        this(new DiskSource.ImageFile(path), format, directIo, false);
    }

    /** A raw disk of one VM, opened directly. */
    public static ResolvedDisk raw(DiskSource source) {
        return new ResolvedDisk(source, DiskFormat.RAW, true, false);
    }

    public ResolvedDisk withShareable(boolean newShareable) {
        return new ResolvedDisk(source, format, directIo, newShareable);
    }

    /** Why the disk cannot be attached so, because of where its data comes from: sentences with a remedy each. */
    public List<String> problems(DiskDevice disk) {
        List<String> problems = new ArrayList<>(0);
        if (!source.allows(disk.options().lun(), format)) {
            problems.add("SCSI commands can pass through to a logical unit alone, which disk " + disk.diskId()
                    + " is not: switch the pass-through off.");
        }
        if (shareable && !format.canBeShared()) {
            problems.add("Disk " + disk.diskId() + " is shareable, but of the format " + format
                    + ", which one VM alone can write: only RAW disks can be shared.");
        }
        if (shareable && disk.options().transientWrites()) {
            problems.add("Disk " + disk.diskId()
                    + " is shareable, so that its writes cannot be thrown away: keep them, or do not share it.");
        }
        return problems;
    }
}
