package org.vireo.core.launch.cpu;

import org.vireo.model.vm.CpuPlacement;

/** What comes of a wish on one host. */
public sealed interface CpuDecision {

    /** The host's kernel decides, as for most VMs. */
    record Unpinned() implements CpuDecision {}

    record Pinned(CpuPlacement placement) implements CpuDecision {}

    /** A sentence that names the processors and a remedy. */
    record NoRoom(String reason) implements CpuDecision {}

    CpuDecision UNPINNED = new Unpinned();
}
