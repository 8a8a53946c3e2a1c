package org.vireo.hostproxy.vm;

import java.util.Map;

/**
 * How far libvirt is with a long job.
 *
 * @param numbers by libvirt's names, such as {@code time_elapsed} in milliseconds and {@code memory_remaining} in bytes
 */
public record DomainJob(State state, Map<String, Long> numbers) {

    /** libvirt's virDomainJobType. */
    public enum State {
        NONE,
        BOUNDED,
        UNBOUNDED,
        COMPLETED,
        FAILED,
        CANCELLED
    }

    public DomainJob {
        numbers = Map.copyOf(numbers);
    }
}
