package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevDisplay;
import org.vireo.model.device.host.MdevMaking;
import org.vireo.model.device.host.OptionRom;
import org.vireo.model.id.DeviceId;

/**
 * A device of the host that the guest gets for itself.
 *
 * @param managed whether libvirt takes a PCI device from its driver at the start and gives it back after; without
 *     meaning for others
 * @param rawIo whether the guest may send every SCSI command, which QEMU needs a privilege for
 * @param readOnly whether a SCSI unit can only be read
 * @param rom the option ROM of a PCI device
 * @param display what a mediated device shows
 * @param bootOrder place in the boot order, from 1; null when not booted from
 * @param making how the host makes a mediated device; null for one that is there already
 */
public record HostDevice(
        DeviceId id,
        HostDeviceSource source,
        boolean managed,
        boolean rawIo,
        boolean readOnly,
        OptionRom rom,
        MdevDisplay display,
        @Nullable Integer bootOrder,
        @Nullable MdevMaking making)
        implements Device {

    @SuppressWarnings("ConstantValue")
    public HostDevice {
        BootOrder.check(bootOrder);
        rom = rom == null ? OptionRom.DEFAULT : rom;
        display = display == null ? MdevDisplay.NONE : display;
        require(
                source instanceof HostDeviceSource.Scsi || !(rawIo || readOnly),
                source,
                "SCSI unit",
                "raw I/O and read-only");
        require(
                source instanceof HostDeviceSource.Pci || rom.equals(OptionRom.DEFAULT),
                source,
                "PCI function",
                "an option ROM");
        boolean mdev = source instanceof HostDeviceSource.Mdev;
        require(mdev || display == MdevDisplay.NONE, source, "mediated device", "a display");
        require(mdev || making == null, source, "mediated device", "how it is made");
        if (mdev && bootOrder != null) {
            throw new IllegalArgumentException("Mediated device " + source + " cannot be booted from");
        }
    }

    /** The same, made by the host in this way. */
    public HostDevice withMaking(@Nullable MdevMaking newMaking) {
        return new HostDevice(id, source, managed, rawIo, readOnly, rom, display, bootOrder, newMaking);
    }

    private static void require(boolean holds, HostDeviceSource source, String kind, String what) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Host device " + source + " is no " + kind + ", and " + what + " is said of those alone");
        }
    }

    /** The device as libvirt hands it over by default. */
    public static HostDevice of(DeviceId id, HostDeviceSource source) {
        return new HostDevice(
                id,
                source,
                source instanceof HostDeviceSource.Pci,
                false,
                false,
                OptionRom.DEFAULT,
                MdevDisplay.NONE,
                null,
                null);
    }

    @Override
    public HostDevice withBootOrder(@Nullable Integer order) {
        return new HostDevice(id, source, managed, rawIo, readOnly, rom, display, order, making);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.HOST_DEVICE;
    }

    @Override
    public Place place() {
        return switch (source) {
            case HostDeviceSource.Pci pci -> Place.PCI_EXPRESS;
            case HostDeviceSource.Mdev mdev -> Place.PCI_EXPRESS;
            case HostDeviceSource.Scsi scsi -> Place.SCSI;
            case HostDeviceSource.UsbProduct usb -> Place.USB;
            case HostDeviceSource.UsbPlace usb -> Place.USB;
        };
    }

    @Override
    public String description() {
        return "Host device " + source;
    }

    /** One device of a host serves one VM. */
    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.empty();
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.SOURCE, source.toString());
    }
}
