package org.vireo.core.command.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.vireo.core.port.IdSource;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;

/** The devices that every VM gets unless its template says otherwise. */
@Singleton
public final class StandardDevices {

    private final IdSource ids;

    @Inject
    public StandardDevices(IdSource ids) {
        this.ids = ids;
    }

    /** Consoles with a tablet, an empty CD-ROM drive and the virtio helpers; no disk and no NIC. */
    public List<Device> withoutDisk() {
        return List.of(
                GraphicsDevice.vnc(id()),
                InputDevice.tablet(id()),
                new VideoDevice(id(), VideoModel.VGA),
                new SerialConsoleDevice(id()),
                RngDevice.urandom(id()),
                BalloonDevice.reporting(id()),
                new GuestAgentChannelDevice(id()),
                CdromDevice.empty(id()));
    }

    /** The same with a virtio disk to boot from. */
    public List<Device> withDisk(DiskId disk) {
        List<Device> devices = new ArrayList<>();
        devices.add(DiskDevice.attached(new DeviceId(disk.value()), disk, DiskBus.VIRTIO)
                .withBootOrder(1));
        devices.addAll(withoutDisk());
        return devices;
    }

    private DeviceId id() {
        return new DeviceId(ids.next());
    }
}
