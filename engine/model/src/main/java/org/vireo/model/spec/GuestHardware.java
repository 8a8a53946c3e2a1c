package org.vireo.model.spec;

import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.text.TextRules;

/**
 * The guest's mainboard.
 *
 * @param memoryBytes a multiple of 1 MiB
 * @param bios chipset and firmware
 * @param guest what its operating system expects
 */
public record GuestHardware(long memoryBytes, CpuTopology cpu, BiosType bios, Platform platform, GuestProfile guest) {

    private static final long MIB = 1L << 20;

    public GuestHardware {
        if (memoryBytes < MIB || memoryBytes % MIB != 0) {
            throw new IllegalArgumentException(
                    "Memory of " + memoryBytes + " bytes is not a positive multiple of 1 MiB (" + MIB + ")");
        }
        String machineType = platform.machineType();
        if (machineType != null) {
            TextRules.requireWord("Machine type", machineType);
        }
    }

    /** For an operating system without wishes of its own. */
    public GuestHardware(long memoryBytes, CpuTopology cpu, BiosType bios, Platform platform) {
        this(memoryBytes, cpu, bios, platform, GuestProfile.OTHER);
    }

    /** A machine without wishes of its own. */
    public static GuestHardware of(long memoryBytes, CpuTopology cpu, BiosType bios) {
        return new GuestHardware(memoryBytes, cpu, bios, Platform.DEFAULT);
    }

    /** The board on a host of that architecture. */
    public Chipset chipset(String architecture) {
        return Chipset.of(architecture, bios);
    }

    /** libvirt's word for the machine: the fixed one, or the newest of the board. */
    public String machineType(String architecture) {
        String fixed = platform.machineType();
        return fixed != null ? fixed : chipset(architecture).machineType();
    }
}
