package org.vireo.core.command.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.vireo.core.port.IdSource;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundOutput;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.guest.GuestOs;
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

    /**
     * Consoles, an empty CD-ROM drive, the virtio helpers and what the guest cannot be installed without; no disk and no
     * NIC.
     */
    public List<Device> withoutDisk(GuestOs guest) {
        List<Device> devices = new ArrayList<>();
        devices.add(GraphicsDevice.vnc(id()));
        if (guest.tablet()) {
            devices.add(InputDevice.tablet(id()));
        }
        devices.add(new VideoDevice(id(), guest.video()));
        if (guest.sound() != null) {
            devices.add(new SoundDevice(id(), guest.sound(), SoundOutput.NONE));
        }
        devices.add(new SerialConsoleDevice(id()));
        devices.add(RngDevice.urandom(id()));
        devices.add(BalloonDevice.reporting(id()));
        devices.add(new GuestAgentChannelDevice(id()));
        devices.add(CdromDevice.empty(id()).withBus(guest.cdromBus()));
        if (guest.requiresTpm()) {
            devices.add(TpmDevice.crb(id()));
        }
        return devices;
    }

    /** The same with a disk to boot from. */
    public List<Device> withDisk(GuestOs guest, DiskId disk) {
        List<Device> devices = new ArrayList<>();
        devices.add(DiskDevice.attached(new DeviceId(disk.value()), disk, guest.diskBus())
                .withBootOrder(1));
        devices.addAll(withoutDisk(guest));
        return devices;
    }

    private DeviceId id() {
        return new DeviceId(ids.next());
    }
}
