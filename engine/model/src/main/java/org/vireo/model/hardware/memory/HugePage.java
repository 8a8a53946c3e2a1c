package org.vireo.model.hardware.memory;

import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.numa.CpuSet;

/**
 * The size of the pages that a guest's memory is made of.
 *
 * @param sizeKib such as 2048 or 1048576; the host must have pages of that size set aside
 * @param nodes the guest's NUMA nodes that have them; null for all
 */
public record HugePage(int sizeKib, @Nullable CpuSet nodes) {

    public HugePage {
        if (sizeKib < 4 || Integer.bitCount(sizeKib) != 1) {
            throw new IllegalArgumentException("Page size of " + sizeKib
                    + " KiB is not a power of two from 4 on: give for example 2048 or 1048576");
        }
    }
}
