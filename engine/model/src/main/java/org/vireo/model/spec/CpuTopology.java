package org.vireo.model.spec;

/** The guest's processors; their product is the number of vCPUs. */
public record CpuTopology(int sockets, int cores, int threads) {

    public CpuTopology {
        if (sockets < 1 || cores < 1 || threads < 1) {
            throw new IllegalArgumentException("CPU topology of " + sockets + " sockets, " + cores + " cores and "
                    + threads + " threads has a zero: each must be at least 1");
        }
        long vcpus = (long) sockets * cores * threads;
        if (vcpus > 65_535) {
            throw new IllegalArgumentException("CPU topology asks for " + vcpus + " vCPUs: libvirt counts to 65535");
        }
    }

    public int vcpus() {
        return sockets * cores * threads;
    }
}
