package org.vireo.model.hardware.cpu;

import java.util.Objects;
import org.vireo.model.hardware.numa.CpuSet;

/**
 * The host's processors that one vCPU may run on.
 *
 * @param vcpu number from 0
 */
public record VcpuPin(int vcpu, CpuSet hostCpus) {

    public VcpuPin {
        Objects.requireNonNull(hostCpus, "A pin names the host's processors: give them as hostCpus");
        if (vcpu < 0) {
            throw new IllegalArgumentException("vCPU " + vcpu + " is pinned, but they are numbered from 0");
        }
    }
}
