package org.vireo.rest.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.ScsiGenericIO;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.SgIo;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.storage.DirectDisk;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;
import org.vireo.rest.disk.UnchangedDisk;
import org.vireo.rest.mapping.DiskAttachmentMapper;

class VmDeviceFollowerTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Test
    void anAttachedUnitShouldBeShownAsThisVmHasIt() {
        DiskSource unit = new DiskSource.BlockDevice("/dev/mapper/1");
        LunAccess entered = new LunAccess(true, SgIo.DEFAULT, false, true);
        Disk disk = new Disk(ID, new DirectDisk("data", "", DiskFormat.RAW, 1L << 30, false, unit, entered), unit);
        DiskDevice plain = DiskDevice.attached(new DeviceId(ID), new DiskId(ID), DiskBus.VIRTIO_SCSI);
        DiskAttachment attachment = DiskAttachmentMapper.ofVm(ID, plain, true);

        org.vireo.api.type.Disk shown = VmDeviceFollower.whole(disk, attachment);

        assertThat(shown.getSgio()).isEqualTo(ScsiGenericIO.DISABLED);
        assertThat(shown.getUsesScsiReservation()).isFalse();
        UnchangedDisk.require(shown, VmDeviceFollower.whole(disk, attachment));
    }
}
