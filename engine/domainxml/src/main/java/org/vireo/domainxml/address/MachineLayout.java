package org.vireo.domainxml.address;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Pci;
import org.vireo.model.device.Place;
import org.vireo.model.hardware.Chipset;

/** Who sits where on a machine, fixed so that guest hardware never moves. */
sealed interface MachineLayout permits PciExpressLayout, ConventionalLayout {

    int SATA_UNITS = 6;
    int MAX_SATA_CONTROLLERS = 9;

    /** Port 0 is kept for consoles of old guests. */
    int VIRTIO_SERIAL_PORTS = 16;

    static MachineLayout of(Chipset chipset) {
        return switch (chipset) {
            case Q35 -> PciExpressLayout.Q35;
            case VIRT -> PciExpressLayout.VIRT;
            case I440FX -> ConventionalLayout.I440FX;
        };
    }

    /** The bus that a device sits on in this machine. */
    Place place(Device device);

    /** Whether a PCI address is one for devices of that place. */
    boolean fits(Place place, Pci address);

    /** The address for a new device; null where libvirt finds one. */
    @Nullable
    DeviceAddress free(Place place, Set<DeviceAddress> taken);

    /**
     * What a machine must have room for.
     *
     * @param scsi the virtio-scsi controllers
     */
    record Need(
            int highestBus,
            int expressDevices,
            int conventionalDevices,
            int sataControllers,
            UsbLayout usb,
            List<PlannedController> scsi) {}

    /**
     * The controllers of a machine, in the order of the XML. What the board cannot be without is not among them: libvirt
     * adds it. The list can be added to.
     */
    List<PlannedController> controllers(Need need);
}
