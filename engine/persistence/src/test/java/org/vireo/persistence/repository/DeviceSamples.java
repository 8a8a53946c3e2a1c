package org.vireo.persistence.repository;

import java.util.UUID;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngLimit;
import org.vireo.model.device.RngSource;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;

/** A device of every kind with every field set. */
final class DeviceSamples {

    private DeviceSamples() {}

    static Device full(DeviceKind kind, DiskId diskId) {
        DeviceId id = new DeviceId(UUID.randomUUID());
        return switch (kind) {
            case DISK -> new DiskDevice(id, diskId, DiskBus.VIRTIO_SCSI, 1, true, true);
            case NIC ->
                new NicDevice(
                        id,
                        "nic \"1\"",
                        MacAddress.of("56:6f:1a:12:34:56"),
                        new VnicProfileId(UUID.randomUUID()),
                        NicModel.E1000E,
                        true,
                        2);
            case CDROM -> new CdromDevice(id, new CdromMedium.IsoDisk(diskId), 3);
            case GRAPHICS -> new GraphicsDevice(id, GraphicsProtocol.VNC, "de");
            case VIDEO -> new VideoDevice(id, VideoModel.BOCHS);
            case SERIAL_CONSOLE -> new SerialConsoleDevice(id);
            case RNG -> new RngDevice(id, RngSource.HWRNG, new RngLimit(1024, 1000));
            case BALLOON -> new BalloonDevice(id, 7);
            case GUEST_AGENT_CHANNEL -> new GuestAgentChannelDevice(id);
        };
    }
}
