package org.vireo.scheduling;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a host has to give.
 *
 * @param up whether it is reachable and fit
 * @param statusText its status in words
 * @param lacking what the VM needs and the host's emulator does not offer, a sentence with a remedy each
 * @param freeMemoryBytes installed memory less what its VMs were promised and a reserve for the host
 */
public record HostOffer(
        UUID id,
        String name,
        boolean up,
        String statusText,
        String architecture,
        long freeMemoryBytes,
        int cpus,
        List<String> machineTypes,
        Set<String> bridges,
        List<String> lacking) {

    public HostOffer {
        machineTypes = List.copyOf(machineTypes);
        bridges = Set.copyOf(bridges);
        lacking = List.copyOf(lacking);
    }
}
