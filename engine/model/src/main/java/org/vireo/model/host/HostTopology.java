package org.vireo.model.host;

import java.util.BitSet;
import java.util.List;

/**
 * How a host's processors belong together, as its libvirt lists them.
 *
 * @param cpus those that are online; none when libvirt does not say
 */
public record HostTopology(List<HostCpu> cpus) {

    public static final HostTopology UNKNOWN = new HostTopology(List.of());

    public HostTopology {
        cpus = List.copyOf(cpus);
    }

    /** The numbers of all. */
    public BitSet online() {
        BitSet online = new BitSet();
        cpus.forEach(cpu -> online.set(cpu.id()));
        return online;
    }
}
