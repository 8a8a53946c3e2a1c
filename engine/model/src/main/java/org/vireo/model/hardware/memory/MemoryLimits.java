package org.vireo.model.hardware.memory;

/**
 * What the host lets the guest's process use, in bytes; 0 for no limit.
 *
 * @param hardBytes all memory of the process, QEMU's own included
 * @param softBytes to be held when the host is short of memory
 * @param swapBytes memory and swap together
 */
public record MemoryLimits(long hardBytes, long softBytes, long swapBytes) {

    public static final MemoryLimits NONE = new MemoryLimits(0, 0, 0);

    public MemoryLimits {
        if (hardBytes < 0 || softBytes < 0 || swapBytes < 0) {
            throw new IllegalArgumentException("Memory limits of " + hardBytes + ", " + softBytes + " and " + swapBytes
                    + " bytes hold a negative one");
        }
        if (swapBytes > 0 && swapBytes < hardBytes) {
            throw new IllegalArgumentException(
                    "Limit on memory and swap of " + swapBytes + " bytes is below that on memory alone, " + hardBytes);
        }
    }
}
