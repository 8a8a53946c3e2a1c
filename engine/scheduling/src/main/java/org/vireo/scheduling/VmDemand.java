package org.vireo.scheduling;

import java.util.Set;
import java.util.UUID;

/**
 * What a VM needs of its host.
 *
 * @param memoryBytes memory of the guest
 * @param vcpus number of virtual CPUs
 * @param machineType libvirt's machine type, such as q35
 * @param architecture libvirt's architecture, such as x86_64
 * @param bridges Linux bridges its NICs connect to
 * @param storageHosts hosts that its local disks bind it to; empty when it has none
 */
public record VmDemand(
        String vmName,
        long memoryBytes,
        int vcpus,
        String architecture,
        String machineType,
        Set<String> bridges,
        Set<UUID> storageHosts) {

    public VmDemand {
        bridges = Set.copyOf(bridges);
        storageHosts = Set.copyOf(storageHosts);
    }
}
