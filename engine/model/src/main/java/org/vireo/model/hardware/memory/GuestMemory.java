package org.vireo.model.hardware.memory;

/**
 * The guest's memory beyond its size.
 *
 * @param maxBytes how much the running guest can be given; 0 for no more than it starts with
 * @param slots how many memory devices it can be given; 0 for {@link #USUAL_SLOTS}
 * @param guaranteedBytes what the balloon leaves the guest when the host is short of memory; 0 for all
 * @param startBytes what the balloon leaves the guest at the start; 0 for all
 * @param backing what it is made of
 * @param limits what the guest's process may use
 */
public record GuestMemory(
        long maxBytes, int slots, long guaranteedBytes, long startBytes, MemoryBacking backing, MemoryLimits limits) {

    /** oVirt's number; QEMU takes 256. */
    public static final int USUAL_SLOTS = 16;

    public static final GuestMemory DEFAULT = new GuestMemory(0, 0, 0, 0, MemoryBacking.DEFAULT, MemoryLimits.NONE);

    private static final long MIB = 1L << 20;
    private static final int MOST_SLOTS = 256;

    @SuppressWarnings("ConstantValue")
    public GuestMemory {
        backing = backing == null ? MemoryBacking.DEFAULT : backing;
        limits = limits == null ? MemoryLimits.NONE : limits;
        requireMebibytes("Maximum", maxBytes);
        requireMebibytes("Guaranteed", guaranteedBytes);
        requireMebibytes("Initial", startBytes);
        if (slots < 0 || slots > MOST_SLOTS) {
            throw new IllegalArgumentException(
                    "Number of memory slots " + slots + " is not between 0 for the usual and " + MOST_SLOTS);
        }
    }

    private static void requireMebibytes(String what, long bytes) {
        if (bytes < 0 || bytes % MIB != 0) {
            throw new IllegalArgumentException(
                    what + " memory of " + bytes + " bytes is neither 0 nor a multiple of 1 MiB (" + MIB + ")");
        }
    }

    public GuestMemory withMaximum(long newMaxBytes, int newSlots) {
        return new GuestMemory(newMaxBytes, newSlots, guaranteedBytes, startBytes, backing, limits);
    }

    public GuestMemory withGuaranteed(long newGuaranteedBytes, long newStartBytes) {
        return new GuestMemory(maxBytes, slots, newGuaranteedBytes, newStartBytes, backing, limits);
    }

    /** The same for a guest that has no more than so much. */
    public GuestMemory within(long memoryBytes) {
        return withGuaranteed(Math.min(guaranteedBytes, memoryBytes), Math.min(startBytes, memoryBytes));
    }

    public GuestMemory withBacking(MemoryBacking newBacking) {
        return new GuestMemory(maxBytes, slots, guaranteedBytes, startBytes, newBacking, limits);
    }

    public GuestMemory withLimits(MemoryLimits newLimits) {
        return new GuestMemory(maxBytes, slots, guaranteedBytes, startBytes, backing, newLimits);
    }
}
