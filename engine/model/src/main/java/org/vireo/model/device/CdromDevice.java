package org.vireo.model.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;

/**
 * A CD-ROM drive.
 *
 * @param medium what lies in it
 * @param bootOrder place in the boot order, from 1; null when not booted from
 */
public record CdromDevice(
        DeviceId id, CdromMedium medium, @Nullable Integer bootOrder, CdromBus bus) implements Device {

    @SuppressWarnings("ConstantValue")
    public CdromDevice {
        BootOrder.check(bootOrder);
        bus = bus == null ? CdromBus.MAINBOARD : bus;
    }

    /** A drive on the mainboard's own bus. */
    public CdromDevice(DeviceId id, CdromMedium medium, @Nullable Integer bootOrder) {
        this(id, medium, bootOrder, CdromBus.MAINBOARD);
    }

    /** A drive without a medium. */
    public static CdromDevice empty(DeviceId id) {
        return new CdromDevice(id, CdromMedium.EMPTY, null);
    }

    /** A drive whose medium the host builds from the VM's payload. */
    public static CdromDevice payload(DeviceId id) {
        return new CdromDevice(id, CdromMedium.PAYLOAD, null);
    }

    public CdromDevice withMedium(CdromMedium newMedium) {
        return new CdromDevice(id, newMedium, bootOrder, bus);
    }

    @Override
    public CdromDevice withBootOrder(@Nullable Integer newBootOrder) {
        return new CdromDevice(id, medium, newBootOrder, bus);
    }

    public CdromDevice withBus(CdromBus newBus) {
        return new CdromDevice(id, medium, bootOrder, newBus);
    }

    @Override
    public @Nullable DiskId insertedDisk() {
        return medium instanceof CdromMedium.IsoDisk(DiskId disk) ? disk : null;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CDROM;
    }

    @Override
    public Place place() {
        return switch (bus) {
            case MAINBOARD -> Place.BOARD_DRIVE;
            case VIRTIO_SCSI -> Place.SCSI;
            case SATA -> Place.SATA;
            case USB -> Place.USB;
        };
    }

    @Override
    public String description() {
        return "CD-ROM: " + medium;
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new CdromDevice(newId, medium, bootOrder, bus));
    }
}
