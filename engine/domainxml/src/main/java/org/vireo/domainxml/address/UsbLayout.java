package org.vireo.domainxml.address;

import java.util.ArrayList;
import java.util.List;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Pci;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.hardware.UsbBus;

/**
 * The USB bus of a machine. There is one, so that a port's number is enough to know it. Its controller sits in slot 0x1a
 * of the root bus, or on the board of an old PC.
 *
 * @param ports how many there are, numbered from 1
 */
record UsbLayout(List<PlannedController> controllers, int ports) {

    private static final int SLOT = 0x1a;
    private static final int XHCI_PORTS = 8;
    private static final int EHCI_PORTS = 6;
    private static final int UHCI_PORTS = 2;

    private static final List<DeviceAddress> PORTS = numberedPorts();
    private static final List<UsbLayout> XHCI = xhci();
    private static final UsbLayout EHCI = new UsbLayout(
            List.of(
                    new PlannedController("usb", "ich9-ehci1", 0, new Pci(0, 0, SLOT, 7), 0),
                    companion(1),
                    companion(2),
                    companion(3)),
            EHCI_PORTS);
    private static final UsbLayout UHCI = uhci(new Pci(0, 0, SLOT, 0));
    private static final UsbLayout UHCI_ON_BOARD = uhci(new Pci(0, 0, 1, 2));
    private static final UsbLayout NONE = new UsbLayout(List.of(new PlannedController("usb", "none", 0, null, 0)), 0);

    static UsbLayout of(Chipset chipset, UsbBus bus) {
        boolean old = chipset == Chipset.I440FX;
        return switch (bus.controller()) {
            case CHIPSET -> old ? UHCI_ON_BOARD : XHCI.get(XHCI_PORTS - 1);
            case XHCI -> XHCI.get(bus.ports() - 1);
            case EHCI -> EHCI;
            case UHCI -> old ? UHCI_ON_BOARD : UHCI;
            case NONE -> NONE;
        };
    }

    /** Whether the address is a port of the machine's own controller. */
    boolean has(DeviceAddress address) {
        int number = PORTS.indexOf(address) + 1;
        return number >= 1 && number <= ports;
    }

    /** The port of that number. */
    static DeviceAddress port(int number) {
        return PORTS.get(number - 1);
    }

    private static UsbLayout uhci(Pci address) {
        return new UsbLayout(List.of(new PlannedController("usb", "piix3-uhci", 0, address, 0)), UHCI_PORTS);
    }

    /** Each of the three serves two ports of the EHCI controller, for devices that are too slow for it. */
    private static PlannedController companion(int number) {
        Pci address = new Pci(0, 0, SLOT, number - 1, number == 1);
        return new PlannedController("usb", "ich9-uhci" + number, 0, address, 0, 2 * (number - 1));
    }

    private static List<DeviceAddress> numberedPorts() {
        List<DeviceAddress> ports = new ArrayList<>(UsbBus.MOST_PORTS);
        for (int number = 1; number <= UsbBus.MOST_PORTS; number++) {
            ports.add(new DeviceAddress.Usb(0, Integer.toString(number)));
        }
        return List.copyOf(ports);
    }

    private static List<UsbLayout> xhci() {
        List<UsbLayout> layouts = new ArrayList<>(UsbBus.MOST_PORTS);
        for (int ports = 1; ports <= UsbBus.MOST_PORTS; ports++) {
            layouts.add(new UsbLayout(
                    List.of(new PlannedController("usb", "qemu-xhci", 0, new Pci(0, 0, SLOT, 0), ports)), ports));
        }
        return List.copyOf(layouts);
    }
}
