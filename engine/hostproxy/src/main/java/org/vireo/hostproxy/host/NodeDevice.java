package org.vireo.hostproxy.host;

import java.util.List;
import java.util.Optional;

/**
 * A device of the host that a guest can be given.
 *
 * @param name by which it is given, such as pci_0000_03_10_1 or usb_at_1_4
 * @param capability pci, usb_device, scsi or mdev
 * @param vendorId and {@code productId} in hexadecimal, such as 0x8086
 * @param driver of the host that has it now
 * @param iommuGroup all devices of a group are given together
 * @param parent libvirt's name of the device that it sits on
 * @param physicalFunction the card that it is a virtual function of
 * @param virtualFunctions how many of them the card can have
 * @param mdevTypes what it can be divided into
 */
public record NodeDevice(
        String name,
        String capability,
        List<MdevType> mdevTypes,
        Optional<String> vendorId,
        Optional<String> vendor,
        Optional<String> productId,
        Optional<String> product,
        Optional<String> driver,
        Optional<Integer> iommuGroup,
        Optional<String> parent,
        Optional<String> physicalFunction,
        Optional<Integer> virtualFunctions) {

    public NodeDevice {
        mdevTypes = List.copyOf(mdevTypes);
    }
}
