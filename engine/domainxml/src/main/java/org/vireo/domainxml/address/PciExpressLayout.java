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
 * The root bus of a machine with PCI Express.
 *
 * <pre>
 *   slot        what                                        placed by
 *   0x00        host bridge                                 QEMU
 *   0x01        primary graphics card                       libvirt
 *   0x02-0x0f   PCI Express root ports, eight functions each  this plan
 *   0x10-0x17   conventional PCI devices                    this plan
 *   0x19        further SATA controllers, one function each   this plan
 *   0x18        first SATA controller where the board has none  this plan
 *   0x1a        USB                                         this plan
 *   0x1b        virtio-scsi, one function a controller      this plan
 *   0x1c        virtio-serial                               this plan
 *   0x1d        paravirtual IOMMU                           this plan
 *   0x1f        ISA bridge, SATA (Q35)                      QEMU
 * </pre>
 *
 * Bus n behind root port n takes one PCI Express device, in slot 0.
 */
enum PciExpressLayout implements MachineLayout {
    Q35(Place.SATA, 1),
    VIRT(Place.SCSI, 0);

    static final int MAX_ROOT_PORTS = 14 * 8;

    /** Root ports kept free for devices that are plugged into the running VM. */
    static final int SPARE_ROOT_PORTS = 6;

    private static final int GRAPHICS_SLOT = 1;
    private static final int FIRST_CONVENTIONAL_SLOT = 0x10;
    private static final int LAST_CONVENTIONAL_SLOT = 0x17;
    private static final int SATA_SLOT = 0x19;
    private static final int IOMMU_SLOT = 0x1d;

    private static final List<PlannedController> ROOT_PORTS = rootPorts();
    private static final PlannedController VIRTIO_SERIAL =
            new PlannedController("virtio-serial", null, 0, new Pci(0, 0, 0x1c, 0), VIRTIO_SERIAL_PORTS);

    private final Place boardDrive;
    private final int sataOnBoard;

    PciExpressLayout(Place boardDrive, int sataOnBoard) {
        this.boardDrive = boardDrive;
        this.sataOnBoard = sataOnBoard;
    }

    @Override
    public Place place(Device device) {
        Place place = device.place();
        return switch (place) {
            case BOARD_DRIVE -> boardDrive;
            // There is no IDE beside PCI Express, and no floppy controller without an ISA bridge.
            case IDE -> Place.NONE;
            case FLOPPY -> this == Q35 ? Place.FLOPPY : Place.NONE;
            case PCI_EXPRESS, CONVENTIONAL_PCI, GRAPHICS, IOMMU, SCSI, SATA, USB, SMARTCARD, VIRTIO_SERIAL, NONE ->
                place;
        };
    }

    @Override
    public boolean fits(Place place, Pci pci) {
        return switch (place) {
            case PCI_EXPRESS -> behindRootPort(pci);
            case CONVENTIONAL_PCI ->
                onRootBus(pci) && pci.slot() >= FIRST_CONVENTIONAL_SLOT && pci.slot() <= LAST_CONVENTIONAL_SLOT;
            case GRAPHICS -> behindRootPort(pci) || (onRootBus(pci) && pci.slot() == GRAPHICS_SLOT);
            case IOMMU -> onRootBus(pci) && pci.slot() == IOMMU_SLOT;
            case SCSI, SATA, IDE, FLOPPY, BOARD_DRIVE, VIRTIO_SERIAL, USB, SMARTCARD, NONE -> false;
        };
    }

    @Override
    public @Nullable DeviceAddress free(Place place, Set<DeviceAddress> taken) {
        if (place == Place.IOMMU) {
            return new Pci(0, 0, IOMMU_SLOT, 0);
        }
        if (place != Place.CONVENTIONAL_PCI) {
            return null;
        }
        for (int slot = FIRST_CONVENTIONAL_SLOT; slot <= LAST_CONVENTIONAL_SLOT; slot++) {
            DeviceAddress candidate = new Pci(0, 0, slot, 0);
            if (!taken.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    @Override
    public List<PlannedController> controllers(Need need) {
        int wanted = Math.max(need.highestBus(), need.expressDevices() + SPARE_ROOT_PORTS);
        int ports = Math.min(wanted, MAX_ROOT_PORTS);
        List<PlannedController> controllers =
                new ArrayList<>(ports + need.sataControllers() + need.scsi().size() + 6);
        controllers.addAll(ROOT_PORTS.subList(0, ports));
        controllers.addAll(need.usb().controllers());
        controllers.addAll(need.scsi());
        controllers.add(VIRTIO_SERIAL);
        for (int index = sataOnBoard; index < need.sataControllers(); index++) {
            int function = index - 1;
            controllers.add(
                    function < 0
                            ? new PlannedController("sata", null, index, new Pci(0, 0, SATA_SLOT - 1, 0), 0)
                            : new PlannedController(
                                    "sata", null, index, new Pci(0, 0, SATA_SLOT, function, function == 0), 0));
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

    private static boolean behindRootPort(Pci pci) {
        return Places.whole(pci) && pci.bus() >= 1 && pci.bus() <= MAX_ROOT_PORTS && pci.slot() == 0;
    }

    private static boolean onRootBus(Pci pci) {
        return Places.whole(pci) && pci.bus() == 0;
    }
}
