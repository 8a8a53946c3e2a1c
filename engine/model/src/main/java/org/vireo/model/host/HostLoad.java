package org.vireo.model.host;

import java.util.UUID;

/**
 * What VMs take of a host.
 *
 * @param promisedBytes memory of those that run or may run there, and what they are growing by
 * @param vms those that are there as far as anybody knows
 * @param up those of them that are up
 */
public record HostLoad(UUID hostId, Long promisedBytes, Long vms, Long up) {

    /** Of a host without VMs. */
    public static HostLoad none(UUID hostId) {
        return new HostLoad(hostId, 0L, 0L, 0L);
    }
}
