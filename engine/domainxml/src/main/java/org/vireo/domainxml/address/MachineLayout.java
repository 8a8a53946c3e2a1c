package org.vireo.domainxml.address;

import java.util.ArrayList;
import java.util.List;
import org.vireo.model.device.DeviceAddress.Pci;

/**
 * Who sits where on the root bus of a Q35 machine, fixed so that guest hardware never moves.
 *
 * <pre>
 *   slot        what                                        placed by
 *   0x00        host bridge                                 QEMU
 *   0x01        primary graphics card                       libvirt
 *   0x02-0x0f   PCI Express root ports, eight functions each  this plan
 *   0x10-0x17   conventional PCI devices                    this plan
 *   0x19        further SATA controllers, one function each   this plan
 *   0x1a        USB (xHCI)                                  this plan
 *   0x1b        virtio-scsi                                 this plan
 *   0x1c        virtio-serial                               this plan
 *   0x1f        ISA bridge, SATA                            QEMU
 * </pre>
 *
 * Bus n behind root port n takes one PCI Express device, in slot 0.
 */
final class MachineLayout {

    static final int MAX_ROOT_PORTS = 14 * 8;
    static final int FIRST_CONVENTIONAL_SLOT = 0x10;
    static final int LAST_CONVENTIONAL_SLOT = 0x17;
    static final int SATA_UNITS = 6;
    static final int MAX_SCSI_UNIT = 255;
    static final int MAX_SATA_CONTROLLERS = 9;

    /** Root ports kept free for devices that are plugged into the running VM. */
    static final int SPARE_ROOT_PORTS = 6;

    private static final List<PlannedController> ROOT_PORTS = rootPorts();
    private static final List<PlannedController> FIXED = List.of(
            new PlannedController("usb", "qemu-xhci", 0, new Pci(0, 0, 0x1a, 0), 8),
            new PlannedController("scsi", "virtio-scsi", 0, new Pci(0, 0, 0x1b, 0), 0),
            new PlannedController("virtio-serial", null, 0, new Pci(0, 0, 0x1c, 0), 16));

    private MachineLayout() {}

    /**
     * The controllers of a machine, in the order of the XML. The root of PCI Express and the first SATA controller are
     * not among them: a Q35 machine cannot be without, and libvirt adds them.
     */
    static List<PlannedController> controllers(int rootPorts, int sataControllers) {
        List<PlannedController> controllers = new ArrayList<>(rootPorts + sataControllers + FIXED.size());
        controllers.addAll(ROOT_PORTS.subList(0, rootPorts));
        controllers.addAll(FIXED);
        for (int index = 1; index < sataControllers; index++) {
            controllers.add(new PlannedController("sata", null, index, new Pci(0, 0, 0x19, index - 1, index == 1), 0));
        }
        return controllers;
    }

    private static List<PlannedController> rootPorts() {
        List<PlannedController> ports = new ArrayList<>(MAX_ROOT_PORTS);
        for (int index = 1; index <= MAX_ROOT_PORTS; index++) {
            int function = (index - 1) % 8;
            Pci address = new Pci(0, 0, 0x02 + (index - 1) / 8, function, function == 0);
            ports.add(new PlannedController("pci", "pcie-root-port", index, address, 0));
        }
        return List.copyOf(ports);
    }
}
