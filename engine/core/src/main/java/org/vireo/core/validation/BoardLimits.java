package org.vireo.core.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.device.Place;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.hardware.Platform;

/** What the board that follows from a VM's BIOS type has no bus or no place for. Pure. */
public final class BoardLimits {

    /** Two channels of two drives. */
    private static final int IDE_PLACES = 4;

    private BoardLimits() {}

    /** Checks all that a VM is configured with, for the board that it is to have. */
    public static void checkAll(
            String vm, BiosType board, Platform platform, Collection<Device> devices, Violations violations) {
        checkMachine(board, platform, violations);
        devices.forEach(device -> check(vm, board, device, violations));
        if (board == BiosType.I440FX_SEA_BIOS) {
            checkDrives(vm, devices, violations);
        }
    }

    /**
     * Checks one device, and that it finds a place beside the others.
     *
     * @param others without the device itself
     */
    public static void check(
            String vm, BiosType board, Device device, Collection<Device> others, Violations violations) {
        check(vm, board, device, violations);
        if (board == BiosType.I440FX_SEA_BIOS && isOnIde(device)) {
            List<Device> all = new ArrayList<>(others);
            all.add(device);
            checkDrives(vm, all, violations);
        }
    }

    /** Checks one device alone. */
    private static void check(String vm, BiosType board, Device device, Violations violations) {
        boolean old = board == BiosType.I440FX_SEA_BIOS;
        violations.require(
                old || !(device instanceof DiskDevice disk) || disk.bus() != DiskBus.IDE,
                Violation.conflict(
                        "NO_IDE",
                        "Disk " + device.id() + " is on IDE, and VM " + vm + " has the BIOS type " + word(board)
                                + ", whose board has none.",
                        "Choose another interface, or the BIOS type i440fx_sea_bios for the VM."));
        violations.require(
                !old || !(device instanceof IommuDevice),
                Violation.conflict(
                        "NO_IOMMU",
                        "Device " + device.id() + " is an IOMMU, and VM " + vm + " has the BIOS type " + word(board)
                                + ", whose board has no place for one.",
                        "Take it off, or choose a BIOS type with Q35 for the VM."));
    }

    /** The board's own drives are on IDE there. */
    private static boolean isOnIde(Device device) {
        return device.place() == Place.IDE || device.place() == Place.BOARD_DRIVE;
    }

    private static void checkDrives(String vm, Collection<Device> devices, Violations violations) {
        long drives = devices.stream().filter(BoardLimits::isOnIde).count();
        violations.require(
                drives <= IDE_PLACES,
                Violation.conflict(
                        "NO_ROOM",
                        "IDE has " + IDE_PLACES + " places, and VM " + vm + " would have " + drives + " drives on it.",
                        "Choose another interface, or take another drive off IDE."));
    }

    private static void checkMachine(BiosType board, Platform platform, Violations violations) {
        String machine = platform.machineType();
        Chipset other = board == BiosType.I440FX_SEA_BIOS ? Chipset.Q35 : Chipset.I440FX;
        violations.require(
                machine == null || !other.has(machine),
                Violation.conflict(
                        "MACHINE_TYPE",
                        "VM [custom_emulated_machine] " + machine + " is a board that the BIOS type " + word(board)
                                + " does not run on.",
                        "Set custom_emulated_machine to the empty text for the newest that fits."));
    }

    private static String word(BiosType board) {
        return board.name().toLowerCase(Locale.ROOT);
    }
}
