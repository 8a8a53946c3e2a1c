package org.vireo.core.launch.cpu;

import java.util.BitSet;
import java.util.Collection;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.vm.CpuPlacement;

/** The processors of a host that pinned VMs have there. */
public final class TakenCpus {

    private final BitSet exclusive = new BitSet();
    private final BitSet any = new BitSet();

    public TakenCpus(Collection<CpuPlacement> placements) {
        for (CpuPlacement placement : placements) {
            CpuSet own = placement.exclusive();
            if (own != null) {
                exclusive.or(own.members());
            }
            any.or(placement.taken());
        }
    }

    /** Whether any VM is pinned to the processor. */
    boolean isPinned(int cpu) {
        return any.get(cpu);
    }

    /** Those of the set that others have for themselves. */
    BitSet exclusiveOf(BitSet cpus) {
        BitSet both = (BitSet) cpus.clone();
        both.and(exclusive);
        return both;
    }
}
