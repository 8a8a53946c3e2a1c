package org.vireo.domainxml.address;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Drive;
import org.vireo.model.device.DeviceAddress.Pci;
import org.vireo.model.device.Place;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.hardware.Platform;
import org.vireo.model.id.DeviceId;
import org.vireo.model.spec.DeviceEntry;

/**
 * Plans where the devices of a machine go.
 *
 * <p>A device that was started before gets its old address again, unless the address does not fit it any more (its bus
 * or the machine was changed) or an earlier device has it. New disks on SATA, IDE and SCSI, conventional PCI cards, USB devices
 * and virtio-serial ports get the next free place; all else is left to libvirt, which puts it behind a free root port.
 */
public final class AddressPlanner {

    /** Two channels of two drives. */
    private static final int IDE_PLACES = 4;

    private final Map<DeviceId, DeviceAddress> planned = new HashMap<>();
    private final Set<DeviceAddress> taken = new HashSet<>();
    private final Set<DeviceAddress> takenOnSata = new HashSet<>();
    private final Set<DeviceAddress> takenOnIde = new HashSet<>();
    private final Set<DeviceAddress> takenOnFloppy = new HashSet<>();
    private final MachineLayout layout;
    private final UsbLayout usb;
    private final ScsiUnits scsi;
    private int expressDevices;
    private int conventionalDevices;
    private int smartcards;
    private int highestBus;
    private int sataControllers;

    private AddressPlanner(MachineLayout layout, UsbLayout usb, ScsiUnits scsi) {
        this.layout = layout;
        this.usb = usb;
        this.scsi = scsi;
    }

    /**
     * The plan for a running VM that gets one more device: what its host sees of it stays as it is, and the new one goes to
     * a controller that is there.
     */
    public static AddressPlan planRunning(Chipset chipset, Platform platform, List<DeviceEntry> devices) {
        MachineLayout layout = MachineLayout.of(chipset);
        int controllers = 1;
        for (DeviceEntry entry : devices) {
            if (entry.seen() != null
                    && layout.place(entry.device()) == Place.SCSI
                    && entry.address() instanceof Drive drive) {
                controllers = Math.max(controllers, drive.controller() + 1);
            }
        }
        return plan(chipset, platform, devices, ScsiUnits.ofRunning(controllers));
    }

    /** The plan for devices of a mainboard without wishes. */
    public static AddressPlan plan(Chipset chipset, List<DeviceEntry> devices) {
        return plan(chipset, Platform.DEFAULT, devices);
    }

    /** The plan for the devices; the same devices in the same order get the same plan. */
    public static AddressPlan plan(Chipset chipset, Platform platform, List<DeviceEntry> devices) {
        int onScsi = onScsi(MachineLayout.of(chipset), devices);
        return plan(chipset, platform, devices, ScsiUnits.forStart(platform.ioThreads(), onScsi));
    }

    private static AddressPlan plan(Chipset chipset, Platform platform, List<DeviceEntry> devices, ScsiUnits scsi) {
        MachineLayout layout = MachineLayout.of(chipset);
        UsbLayout usb = UsbLayout.of(chipset, platform.usb());
        AddressPlanner planner = new AddressPlanner(layout, usb, scsi);
        for (DeviceEntry entry : devices) {
            if (entry.seen() != null) {
                planner.keep(entry);
            }
        }
        // What the running VM has keeps its place before what only had one.
        for (DeviceEntry entry : devices) {
            if (entry.seen() == null) {
                planner.keep(entry);
            }
        }
        for (DeviceEntry entry : devices) {
            planner.place(entry.device());
        }
        MachineLayout.Need need = new MachineLayout.Need(
                planner.highestBus,
                planner.expressDevices,
                planner.conventionalDevices,
                planner.sataControllers,
                usb,
                scsi.planned());
        List<PlannedController> controllers = layout.controllers(need);
        if (planner.smartcards > 0) {
            controllers.add(new PlannedController("ccid", null, 0, planner.takeLastUsbPort(), 0));
        }
        return new AddressPlan(planner.planned, controllers);
    }

    private static int onScsi(MachineLayout layout, List<DeviceEntry> devices) {
        int count = 0;
        for (DeviceEntry entry : devices) {
            if (layout.place(entry.device()) == Place.SCSI) {
                count++;
            }
        }
        return count;
    }

    private void keep(DeviceEntry entry) {
        DeviceAddress address = entry.address();
        Place place = layout.place(entry.device());
        switch (place) {
            case PCI_EXPRESS -> expressDevices++;
            case CONVENTIONAL_PCI -> conventionalDevices++;
            case SMARTCARD -> smartcards++;
            case GRAPHICS, IOMMU, SCSI, SATA, IDE, FLOPPY, USB, BOARD_DRIVE, VIRTIO_SERIAL, NONE -> {}
        }
        if (address != null && fits(place, address) && claim(place, address)) {
            take(entry.device(), place, address);
        }
    }

    /** False when another device has the address. */
    private boolean claim(Place place, DeviceAddress address) {
        return place == Place.SCSI && address instanceof Drive drive
                ? scsi.take(drive)
                : takenOn(place).add(address);
    }

    private boolean fits(Place place, DeviceAddress address) {
        if (place == Place.USB) {
            return usb.has(address);
        }
        return address instanceof Pci pci ? layout.fits(place, pci) : Places.fits(place, address);
    }

    private void place(Device device) {
        if (planned.containsKey(device.id())) {
            return;
        }
        Place place = layout.place(device);
        DeviceAddress free = switch (place) {
            case SATA -> freeSata();
            case SCSI -> scsi.free();
            case IDE -> freeIde();
            case FLOPPY -> freeFloppy();
            case CONVENTIONAL_PCI, PCI_EXPRESS, GRAPHICS, IOMMU -> layout.free(place, taken);
            case USB -> freeUsb();
            case VIRTIO_SERIAL -> freeVirtioSerial();
            case BOARD_DRIVE, SMARTCARD, NONE -> null;
        };
        if (free != null) {
            claim(place, free);
            take(device, place, free);
        }
    }

    private void take(Device device, Place place, DeviceAddress address) {
        planned.put(device.id(), address);
        if (address instanceof Pci pci) {
            highestBus = Math.max(highestBus, pci.bus());
        } else if (address instanceof Drive drive && place == Place.SATA) {
            sataControllers = Math.max(sataControllers, drive.controller() + 1);
        }
    }

    /** SATA, IDE and floppy drives number their units independently; all other addresses differ by their type. */
    private Set<DeviceAddress> takenOn(Place place) {
        return switch (place) {
            case SATA -> takenOnSata;
            case IDE -> takenOnIde;
            case FLOPPY -> takenOnFloppy;
            case PCI_EXPRESS,
                    CONVENTIONAL_PCI,
                    GRAPHICS,
                    IOMMU,
                    SCSI,
                    USB,
                    SMARTCARD,
                    BOARD_DRIVE,
                    VIRTIO_SERIAL,
                    NONE -> taken;
        };
    }

    private @Nullable DeviceAddress freeSata() {
        for (int controller = 0; controller < MachineLayout.MAX_SATA_CONTROLLERS; controller++) {
            for (int unit = 0; unit < MachineLayout.SATA_UNITS; unit++) {
                DeviceAddress candidate = new Drive(controller, 0, 0, unit);
                if (!takenOnSata.contains(candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** A controller has two. */
    private @Nullable DeviceAddress freeFloppy() {
        DeviceAddress first = new Drive(0, 0, 0, 0);
        DeviceAddress second = new Drive(0, 0, 0, 1);
        if (!takenOnFloppy.contains(first)) {
            return first;
        }
        return takenOnFloppy.contains(second) ? null : second;
    }

    private @Nullable DeviceAddress freeIde() {
        for (int place = 0; place < IDE_PLACES; place++) {
            DeviceAddress candidate = new Drive(0, place / 2, 0, place % 2);
            if (!takenOnIde.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private @Nullable DeviceAddress freeUsb() {
        for (int port = 1; port <= usb.ports(); port++) {
            DeviceAddress candidate = UsbLayout.port(port);
            if (!taken.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Takes a port. A smartcard reader is no device of the configuration: it leaves the first ports to those that are. */
    private @Nullable DeviceAddress takeLastUsbPort() {
        for (int port = usb.ports(); port >= 1; port--) {
            DeviceAddress candidate = UsbLayout.port(port);
            if (taken.add(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** libvirt plans ports for channels, but none for consoles. */
    private @Nullable DeviceAddress freeVirtioSerial() {
        for (int port = 1; port < MachineLayout.VIRTIO_SERIAL_PORTS; port++) {
            DeviceAddress candidate = new DeviceAddress.VirtioSerial(0, 0, port);
            if (!taken.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
