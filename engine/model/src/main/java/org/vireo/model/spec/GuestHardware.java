package org.vireo.model.spec;

import org.vireo.model.cluster.BiosType;

/**
 * The guest's mainboard.
 *
 * @param memoryBytes a multiple of 1 MiB
 * @param bios chipset and firmware
 * @param machineType libvirt's machine type: q35 for the newest of the host, or a fixed one such as pc-q35-7.2
 */
public record GuestHardware(long memoryBytes, CpuTopology cpu, BiosType bios, String machineType, GuestClock clock) {

    private static final long MIB = 1L << 20;

    public GuestHardware {
        if (memoryBytes < MIB || memoryBytes % MIB != 0) {
            throw new IllegalArgumentException(
                    "Memory of " + memoryBytes + " bytes is not a positive multiple of 1 MiB (" + MIB + ")");
        }
        TextRules.requireWord("Machine type", machineType);
    }

    /** A q35 machine whose clock runs in UTC. */
    public static GuestHardware q35(long memoryBytes, CpuTopology cpu, BiosType bios) {
        return new GuestHardware(memoryBytes, cpu, bios, "q35", GuestClock.UTC);
    }
}
