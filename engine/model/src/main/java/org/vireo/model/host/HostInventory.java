package org.vireo.model.host;

import java.util.List;

/**
 * What a host is made of, as its agent reports it.
 *
 * @param virtType libvirt's domain type that works there: kvm or qemu
 * @param memoryBytes installed memory
 * @param cpus logical processors
 * @param machineTypes what the emulator offers for the host's architecture
 * @param bridges Linux bridges that can carry VMs
 * @param storageRoots folders that may hold local storage domains
 * @param payloadDirectory where the agent builds payload drives
 */
public record HostInventory(
        String hostname,
        String agentVersion,
        String libvirtVersion,
        String qemuVersion,
        String kernel,
        String osName,
        String virtType,
        String architecture,
        long memoryBytes,
        int cpus,
        List<String> machineTypes,
        List<String> bridges,
        List<String> storageRoots,
        String payloadDirectory) {

    public HostInventory {
        machineTypes = List.copyOf(machineTypes);
        bridges = List.copyOf(bridges);
        storageRoots = List.copyOf(storageRoots);
    }
}
