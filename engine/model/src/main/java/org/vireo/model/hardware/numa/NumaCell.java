package org.vireo.model.hardware.numa;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A NUMA node of the guest.
 *
 * @param cpus the guest's vCPUs in it
 * @param memoryBytes a multiple of 1 MiB
 * @param access null as the memory backing says for all
 * @param mode how strictly its memory comes from the host nodes; only together with these
 * @param hostNodes the host's nodes that its memory comes from; null for any
 */
public record NumaCell(
        CpuSet cpus,
        long memoryBytes,
        @Nullable MemoryAccess access,
        @Nullable NumaMode mode,
        @Nullable CpuSet hostNodes) {

    private static final long MIB = 1L << 20;

    public NumaCell {
        Objects.requireNonNull(cpus, "A NUMA node names its vCPUs: give them as cpus");
        if (memoryBytes < MIB || memoryBytes % MIB != 0) {
            throw new IllegalArgumentException(
                    "Memory of a NUMA node of " + memoryBytes + " bytes is not a positive multiple of 1 MiB");
        }
        if (mode != null && hostNodes == null) {
            throw new IllegalArgumentException("NUMA node with vCPUs " + cpus + " has the mode " + mode
                    + ", but no host nodes that it is about: name them or leave the mode out");
        }
    }

    public static NumaCell of(CpuSet cpus, long memoryBytes) {
        return new NumaCell(cpus, memoryBytes, null, null, null);
    }
}
