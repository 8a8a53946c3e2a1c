package org.vireo.model.hardware.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.numa.MemoryAccess;

/**
 * What a guest's memory is made of on the host.
 *
 * @param source null for libvirt's choice
 * @param access null for private memory
 * @param allocation null for libvirt's choice
 * @param locked whether the host never swaps it out
 * @param noSharing whether the host never merges equal pages
 * @param discard whether the content is thrown away when the guest ends
 * @param hugePages page sizes; none for the host's usual pages
 */
public record MemoryBacking(
        @Nullable MemorySource source,
        @Nullable MemoryAccess access,
        @Nullable MemoryAllocation allocation,
        boolean locked,
        boolean noSharing,
        boolean discard,
        List<HugePage> hugePages) {

    public static final MemoryBacking DEFAULT = new MemoryBacking(null, null, null, false, false, false, List.of());

    @SuppressWarnings("ConstantValue")
    public MemoryBacking {
        hugePages = hugePages == null ? List.of() : List.copyOf(hugePages);
        if (hugePages.size() > 1
                && hugePages.stream().filter(page -> page.nodes() == null).count() > 1) {
            throw new IllegalArgumentException(
                    "Two page sizes are given for the same memory:" + " name the NUMA nodes of all but one");
        }
        if (!hugePages.isEmpty() && source == MemorySource.FILE) {
            throw new IllegalArgumentException("Huge pages cannot come from FILE: choose MEMFD, ANONYMOUS or nothing");
        }
    }

    /** Memory that other processes of the host can use with the guest. */
    public static MemoryBacking shared() {
        return new MemoryBacking(MemorySource.MEMFD, MemoryAccess.SHARED, null, false, false, false, List.of());
    }

    /** Pages of one size for all memory. */
    public static MemoryBacking hugePages(int sizeKib) {
        return new MemoryBacking(null, null, null, false, false, false, List.of(new HugePage(sizeKib, null)));
    }
}
