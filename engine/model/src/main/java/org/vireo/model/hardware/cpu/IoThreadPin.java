package org.vireo.model.hardware.cpu;

import java.util.Objects;
import org.vireo.model.hardware.numa.CpuSet;

/**
 * The host's processors that one I/O thread may run on.
 *
 * @param ioThread number from 1
 */
public record IoThreadPin(int ioThread, CpuSet hostCpus) {

    public IoThreadPin {
        Objects.requireNonNull(hostCpus, "A pin names the host's processors: give them as hostCpus");
        if (ioThread < 1) {
            throw new IllegalArgumentException("I/O thread " + ioThread + " is pinned, but they are numbered from 1");
        }
    }
}
