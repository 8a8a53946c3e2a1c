package org.vireo.core.validation;

import java.util.Collection;
import org.vireo.model.device.Device;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.hardware.CpuTopology;

/** How much memory and how many processors a guest may have. Pure. */
public final class HardwareLimits {

    /** What a guest gets when nobody says how much. */
    public static final long DEFAULT_MEMORY_BYTES = 1L << 30;

    private static final long MIB = 1L << 20;
    public static final long LEAST_MEMORY_BYTES = 16 * MIB;
    private static final long MOST_MEMORY_BYTES = MemoryDevice.MOST_BYTES;

    /** More than that needs an interrupt remapping that no machine is given yet; oVirt's limit is of the same size. */
    private static final int MOST_VCPUS = 512;

    private HardwareLimits() {}

    /** Checks the memory of a guest, in bytes. */
    public static void checkMemory(String what, long bytes, Violations violations) {
        violations.require(
                bytes >= LEAST_MEMORY_BYTES && bytes <= MOST_MEMORY_BYTES && bytes % MIB == 0,
                Violation.invalid(
                        "MEMORY_SIZE",
                        what + " [memory] " + bytes + " bytes is not a multiple of 1 MiB (" + MIB
                                + ") between 16 MiB (" + LEAST_MEMORY_BYTES + ") and 4 TiB (" + MOST_MEMORY_BYTES
                                + ").",
                        "Give for example " + DEFAULT_MEMORY_BYTES + " for 1 GiB."));
    }

    /** Checks how much memory a guest can be given while it runs, in bytes; 0 for no more than it starts with. */
    public static void checkMaximumMemory(long bytes, Violations violations) {
        violations.require(
                bytes <= MOST_MEMORY_BYTES,
                Violation.invalid(
                        "MEMORY_SIZE",
                        "VM [memory_policy.max] " + bytes + " bytes is more than 4 TiB (" + MOST_MEMORY_BYTES + ").",
                        "Give less, or 0 for no more than the VM has."));
    }

    /** Checks the memory that a guest has together with that of its memory devices, in bytes. */
    public static void checkAllMemory(long bytes, Collection<Device> devices, Violations violations) {
        long all = bytes;
        for (Device device : devices) {
            all += device instanceof MemoryDevice memory ? memory.sizeBytes() : 0;
        }
        violations.require(
                all <= MOST_MEMORY_BYTES,
                Violation.conflict(
                        "MEMORY_SIZE",
                        "Memory of the VM and of its memory devices is " + all + " bytes together, which is more than"
                                + " 4 TiB (" + MOST_MEMORY_BYTES + ").",
                        "Make one of them smaller."));
    }

    /** Checks the processors of a guest. */
    public static void checkTopology(String what, CpuTopology topology, Violations violations) {
        boolean positive = topology.sockets() >= 1 && topology.cores() >= 1 && topology.threads() >= 1;
        // Each factor is bounded before they are multiplied, so the product cannot overflow.
        boolean small = topology.sockets() <= MOST_VCPUS
                && topology.cores() <= MOST_VCPUS
                && topology.threads() <= MOST_VCPUS
                && topology.vcpus() <= MOST_VCPUS;
        violations.require(
                positive && small,
                Violation.invalid(
                        "CPU_TOPOLOGY",
                        what + " [cpu.topology] of " + topology.sockets() + " sockets, " + topology.cores()
                                + " cores and " + topology.threads() + " threads is not possible.",
                        "Each must be at least 1, and their product at most " + MOST_VCPUS + "."));
    }

    /** Checks how many processors a guest can have after some were plugged in, where a maximum of sockets is given. */
    public static void checkMaximum(CpuTopology topology, int maxSockets, Violations violations) {
        long most = (long) maxSockets * topology.cores() * topology.threads();
        violations.require(
                most <= MOST_VCPUS,
                Violation.invalid(
                        "CPU_TOPOLOGY",
                        "Platform [cpu.maxSockets] " + maxSockets + " makes up to " + most + " vCPUs.",
                        "Give a number of sockets that makes at most " + MOST_VCPUS + "."));
    }
}
