package org.vireo.model.hardware;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The guest's processors; their product is the number of vCPUs.
 *
 * @param sockets at least 1
 * @param cores of each socket, at least 1
 * @param threads of each core, at least 1
 */
@Embeddable
public record CpuTopology(
        @Column(name = "cpu_sockets") int sockets,
        @Column(name = "cpu_cores") int cores,
        @Column(name = "cpu_threads") int threads) {

    public static final CpuTopology SINGLE = new CpuTopology(1, 1, 1);

    /** What libvirt counts to. */
    private static final int MOST_VCPUS = 65_535;

    public CpuTopology {
        if (sockets < 1 || cores < 1 || threads < 1) {
            throw new IllegalArgumentException("CPU topology of " + sockets + " sockets, " + cores + " cores and "
                    + threads + " threads has a zero: each must be at least 1");
        }
        double vcpus = (double) sockets * cores * threads;
        if (vcpus > MOST_VCPUS) {
            throw new IllegalArgumentException("CPU topology of " + sockets + " sockets, " + cores + " cores and "
                    + threads + " threads is too much: libvirt counts to " + MOST_VCPUS + " vCPUs");
        }
    }

    /** Number of virtual CPUs. */
    public int vcpus() {
        return sockets * cores * threads;
    }
}
