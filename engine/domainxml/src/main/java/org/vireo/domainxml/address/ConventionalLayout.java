package org.vireo.domainxml.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Pci;
import org.vireo.model.device.Place;

/**
 * The buses of a machine with conventional PCI.
 *
 * <pre>
 *   bus 0, slot  what                                  placed by
 *   0x00         host bridge                           QEMU
 *   0x01         ISA bridge, IDE, power management     QEMU
 *                USB (UHCI), function 2                this plan
 *   0x02         primary graphics card                 libvirt
 *   0x03-0x17    devices                               this plan
 *   0x18, 0x19   SATA controllers                      this plan
 *   0x1a         USB (xHCI, EHCI)                      this plan
 *   0x1b         virtio-scsi, one function a controller  this plan
 *   0x1c         virtio-serial                         this plan
 *   0x1d-0x1f    bridges to buses 1 to 3               this plan
 * </pre>
 *
 * A bridge has the slots 1 to 0x1f. Every slot takes devices of a running VM, so there is always a bus with room.
 */
enum ConventionalLayout implements MachineLayout {
    I440FX;

    private static final int GRAPHICS_SLOT = 2;
    private static final int FIRST_SLOT = 3;
    private static final int LAST_SLOT = 0x17;
    private static final int SATA_SLOT = 0x18;
    private static final int FIRST_BRIDGE_SLOT = 0x1d;
    private static final int BRIDGES = 3;
    private static final int BRIDGE_SLOTS = 0x1f;

    /** Slots kept free for devices that are plugged into the running VM. */
    private static final int SPARE_SLOTS = 6;

    private static final PlannedController VIRTIO_SERIAL =
            new PlannedController("virtio-serial", null, 0, new Pci(0, 0, 0x1c, 0), VIRTIO_SERIAL_PORTS);

    @Override
    public Place place(Device device) {
        Place place = device.place();
        return switch (place) {
            case BOARD_DRIVE -> Place.IDE;
            case PCI_EXPRESS -> Place.CONVENTIONAL_PCI;
            case CONVENTIONAL_PCI, GRAPHICS, IOMMU, SCSI, SATA, IDE, FLOPPY, VIRTIO_SERIAL, USB, SMARTCARD, NONE ->
                place;
        };
    }

    @Override
    public boolean fits(Place place, Pci pci) {
        return switch (place) {
            case PCI_EXPRESS, CONVENTIONAL_PCI -> isDeviceSlot(pci);
            case GRAPHICS -> isDeviceSlot(pci) || (Places.whole(pci) && pci.bus() == 0 && pci.slot() == GRAPHICS_SLOT);
            case IOMMU, SCSI, SATA, IDE, FLOPPY, BOARD_DRIVE, VIRTIO_SERIAL, USB, SMARTCARD, NONE -> false;
        };
    }

    private static boolean isDeviceSlot(Pci pci) {
        boolean onRoot = pci.bus() == 0 && pci.slot() >= FIRST_SLOT && pci.slot() <= LAST_SLOT;
        boolean onBridge = pci.bus() >= 1 && pci.bus() <= BRIDGES && pci.slot() >= 1;
        return Places.whole(pci) && (onRoot || onBridge);
    }

    @Override
    public @Nullable DeviceAddress free(Place place, Set<DeviceAddress> taken) {
        if (place != Place.CONVENTIONAL_PCI) {
            return null;
        }
        for (int bus = 0; bus <= BRIDGES; bus++) {
            for (int slot = bus == 0 ? FIRST_SLOT : 1; slot <= (bus == 0 ? LAST_SLOT : BRIDGE_SLOTS); slot++) {
                DeviceAddress candidate = new Pci(0, bus, slot, 0);
                if (!taken.contains(candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    @Override
    public List<PlannedController> controllers(Need need) {
        int beyond = need.conventionalDevices() + SPARE_SLOTS - (LAST_SLOT - FIRST_SLOT + 1);
        int wanted = Math.max(need.highestBus(), Math.ceilDiv(beyond, BRIDGE_SLOTS));
        List<PlannedController> controllers =
                new ArrayList<>(BRIDGES + need.sataControllers() + need.scsi().size() + 6);
        for (int index = 1; index <= Math.min(wanted, BRIDGES); index++) {
            Pci address = new Pci(0, 0, FIRST_BRIDGE_SLOT + index - 1, 0);
            controllers.add(new PlannedController("pci", "pci-bridge", index, address, 0));
        }
        controllers.addAll(need.usb().controllers());
        controllers.addAll(need.scsi());
        controllers.add(VIRTIO_SERIAL);
        for (int index = 0; index < need.sataControllers(); index++) {
            boolean first = index % 8 == 0;
            Pci address = new Pci(0, 0, SATA_SLOT + index / 8, index % 8, first);
            controllers.add(new PlannedController("sata", null, index, address, 0));
        }
        return controllers;
    }
}
