package org.vireo.model.hardware.numa;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A host's processors and memory by NUMA node, as libvirt's capabilities list them.
 *
 * @param nodes none when libvirt did not say
 */
public record HostTopology(List<HostNode> nodes) {

    public static final HostTopology UNKNOWN = new HostTopology(List.of());

    public HostTopology {
        nodes = List.copyOf(nodes);
    }

    public boolean known() {
        return !nodes.isEmpty();
    }

    /** Every logical processor, node by node. */
    public List<HostCpu> allCpus() {
        List<HostCpu> cpus = new ArrayList<>();
        nodes.forEach(node -> cpus.addAll(node.cpus()));
        return cpus;
    }

    /** Which of the processors the host does not have; empty when it has all or nothing is known. */
    public BitSet missingCpus(CpuSet wanted) {
        BitSet missing = known() ? wanted.members() : new BitSet();
        nodes.forEach(node -> node.cpus().forEach(cpu -> missing.clear(cpu.id())));
        return missing;
    }

    /** Which of the nodes the host does not have; empty when it has all or nothing is known. */
    public BitSet missingNodes(CpuSet wanted) {
        BitSet missing = known() ? wanted.members() : new BitSet();
        nodes.forEach(node -> missing.clear(node.id()));
        return missing;
    }

    /** Bytes of pages of that size which are set aside on all nodes; -1 when nothing is known of that size. */
    public long pageBytes(int sizeKib) {
        long bytes = -1;
        for (HostNode node : nodes) {
            for (HostPages pages : node.pages()) {
                if (pages.sizeKib() == sizeKib) {
                    bytes = Math.max(bytes, 0) + pages.count() * sizeKib * 1024L;
                }
            }
        }
        return bytes;
    }
}
