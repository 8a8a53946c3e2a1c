package org.vireo.core.validation;

import java.util.List;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.vm.VmSettings;

/** How much memory and how many processors a guest may have. Pure. */
public final class HardwareLimits {

    /** What a guest gets when nobody says how much. */
    public static final long DEFAULT_MEMORY_BYTES = 1L << 30;

    private static final long MIB = 1L << 20;
    private static final long LEAST_MEMORY_BYTES = 16 * MIB;
    private static final long MOST_MEMORY_BYTES = 4L << 40;

    /** What QEMU takes is told by the host; this is a bound for all. */
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

    /** Checks how the parts of the mainboard go with the guest's memory and processors. */
    public static void checkGrowth(String what, VmSettings settings, Violations violations) {
        GuestMemory memory = settings.platform().memory();
        long bytes = settings.memoryBytes();
        violations.require(
                memory.maxBytes() == 0 || (memory.maxBytes() >= bytes && memory.maxBytes() <= MOST_MEMORY_BYTES),
                Violation.invalid(
                        "MEMORY_MAXIMUM",
                        what + " [memory_policy.max] " + memory.maxBytes() + " bytes is not between its memory of "
                                + bytes + " bytes and 4 TiB (" + MOST_MEMORY_BYTES + ").",
                        "Raise it, or lower the memory."));
        long least = Math.max(memory.guaranteedBytes(), memory.startBytes());
        violations.require(
                least <= bytes,
                Violation.invalid(
                        "MEMORY_GUARANTEED",
                        what + " [memory_policy.guaranteed] " + least + " bytes is more than its memory of " + bytes
                                + " bytes.",
                        "Lower it, or raise the memory."));
        List<NumaCell> cells = settings.platform().cpu().numa().cells();
        long inCells = settings.platform().cpu().numa().memoryBytes();
        violations.require(
                cells.isEmpty() || inCells == bytes,
                Violation.invalid(
                        "NUMA_MEMORY",
                        what + " [numa_nodes] have " + inCells + " bytes of memory together, the VM has " + bytes + ".",
                        "Make them equal."));
        CpuTopology cpu = settings.topology();
        long most = (long) Math.max(cpu.sockets(), settings.platform().cpu().maxSockets()) * cpu.cores() * cpu.threads();
        violations.require(
                most <= MOST_VCPUS,
                Violation.invalid(
                        "CPU_MAXIMUM",
                        what + " [cpu] can grow to " + most + " vCPUs.",
                        "Lower the maximum of sockets, so that it is at most " + MOST_VCPUS + "."));
    }
}
