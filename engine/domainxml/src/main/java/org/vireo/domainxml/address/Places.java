package org.vireo.domainxml.address;

import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Drive;
import org.vireo.model.device.DeviceAddress.Pci;
import org.vireo.model.device.DeviceAddress.VirtioSerial;
import org.vireo.model.device.Place;

/** Which addresses there are on a bus. */
final class Places {

    private Places() {}

    /** Whether an address on another bus than PCI is one of this place. */
    static boolean fits(Place place, DeviceAddress address) {
        return switch (place) {
            case SCSI -> address instanceof Drive drive && ScsiUnits.fits(drive);
            case SATA ->
                address instanceof Drive drive
                        && drive.controller() < MachineLayout.MAX_SATA_CONTROLLERS
                        && drive.bus() == 0
                        && onlyUnit(drive, MachineLayout.SATA_UNITS - 1);
            case IDE ->
                address instanceof Drive drive && drive.controller() == 0 && drive.bus() <= 1 && onlyUnit(drive, 1);
            case FLOPPY ->
                address instanceof Drive drive && drive.controller() == 0 && drive.bus() == 0 && onlyUnit(drive, 1);
            case VIRTIO_SERIAL ->
                address instanceof VirtioSerial port && port.controller() == 0 && port.bus() == 0 && port.port() >= 1;
            case PCI_EXPRESS, CONVENTIONAL_PCI, GRAPHICS, IOMMU, BOARD_DRIVE, USB, SMARTCARD, NONE -> false;
        };
    }

    /** Whether the address is that of a device which is alone in its slot. */
    static boolean whole(Pci pci) {
        return pci.domain() == 0 && pci.function() == 0 && !pci.multifunction();
    }

    private static boolean onlyUnit(Drive drive, int highest) {
        return drive.target() == 0 && drive.unit() <= highest;
    }
}
