package org.vireo.model.hardware.numa;

import java.util.List;

/**
 * A NUMA node of a host.
 *
 * @param id libvirt's number, as in sets of nodes
 * @param memoryBytes installed memory
 * @param cpus logical processors; none in a node of memory alone
 * @param pages sizes of pages that it offers
 */
public record HostNode(int id, long memoryBytes, List<HostCpu> cpus, List<HostPages> pages) {

    public HostNode {
        cpus = List.copyOf(cpus);
        pages = List.copyOf(pages);
    }
}
