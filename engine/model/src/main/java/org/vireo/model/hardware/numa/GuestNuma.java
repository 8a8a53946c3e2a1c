package org.vireo.model.hardware.numa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guest's NUMA nodes and where their memory comes from.
 *
 * @param cells nodes by their number; none for a guest that sees one machine
 * @param mode how strictly memory comes from the host nodes; null with cells that say it themselves
 * @param hostNodes the host's nodes that all memory comes from; null for any
 */
public record GuestNuma(
        List<NumaCell> cells,
        @Nullable NumaMode mode,
        @Nullable CpuSet hostNodes) {

    public static final GuestNuma NONE = new GuestNuma(List.of(), null, null);

    private static final int MOST_CELLS = 128;

    @SuppressWarnings("ConstantValue")
    public GuestNuma {
        cells = cells == null ? List.of() : List.copyOf(cells);
        if (cells.size() > MOST_CELLS) {
            throw new IllegalArgumentException(cells.size() + " NUMA nodes are too many: QEMU takes " + MOST_CELLS);
        }
        if (mode != null && hostNodes == null && cells.stream().allMatch(cell -> cell.hostNodes() == null)) {
            throw new IllegalArgumentException("NUMA mode " + mode
                    + " says nothing without host nodes: name them for the VM or for its NUMA nodes");
        }
        for (int i = 0; i < cells.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (cells.get(i).cpus().meets(cells.get(j).cpus())) {
                    throw new IllegalArgumentException(
                            "NUMA nodes " + j + " and " + i + " have vCPUs in common: give each vCPU one node");
                }
            }
        }
    }

    /** Memory of all nodes. */
    public long memoryBytes() {
        long sum = 0;
        for (NumaCell cell : cells) {
            sum += cell.memoryBytes();
        }
        return sum;
    }
}
