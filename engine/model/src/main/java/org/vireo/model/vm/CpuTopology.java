package org.vireo.model.vm;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Sockets, cores per socket and threads per core of a guest. */
@Embeddable
public record CpuTopology(
        @Column(name = "cpu_sockets") int sockets,
        @Column(name = "cpu_cores") int cores,
        @Column(name = "cpu_threads") int threads) {

    public static final CpuTopology SINGLE = new CpuTopology(1, 1, 1);

    /** Number of virtual CPUs. */
    public int vcpus() {
        return sockets * cores * threads;
    }
}
