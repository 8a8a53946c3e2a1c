package org.vireo.model.device.disk;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What few disks need.
 *
 * @param serial the serial number that the guest sees; null for the disk's id
 * @param transientWrites whether what the guest writes is thrown away when the VM stops
 */
@RecordBuilder
public record DiskOptions(
        @Nullable String serial,
        boolean transientWrites,
        DiskDriver driver,
        IoLimits limits,
        LunAccess lun,
        BlockSize blockSize)
        implements DiskOptionsBuilder.With {

    public static final DiskOptions DEFAULT =
            new DiskOptions(null, false, DiskDriver.DEFAULT, IoLimits.NONE, LunAccess.NONE, BlockSize.DEFAULT);

    /** libvirt's schema; the length is what SCSI disks show, virtio shows the first 20. */
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9_.+-]{1,36}");

    @SuppressWarnings("ConstantValue")
    public DiskOptions {
        driver = driver == null ? DiskDriver.DEFAULT : driver;
        limits = limits == null ? IoLimits.NONE : limits;
        lun = lun == null ? LunAccess.NONE : lun;
        blockSize = blockSize == null ? BlockSize.DEFAULT : blockSize;
        if (serial != null && !SERIAL.matcher(serial).matches()) {
            throw new IllegalArgumentException(
                    "Serial number '" + serial + "' is not 1 to 36 letters, digits and _ . + -");
        }
    }
}
