package org.vireo.hostproxy.host;

import java.util.List;

/**
 * Static facts of a host.
 *
 * @param virtType what the engine writes as domain type on this host
 * @param memoryBytes installed memory
 * @param cpus logical processors
 * @param capabilitiesXml libvirt's {@code capabilities} document
 * @param bridges Linux bridges that can carry VMs
 * @param storageRoots absolute paths that may hold local storage domains
 * @param payloadDirectory absolute path where the agent builds payload drives
 */
public record HostCapabilities(
        String hostname,
        String agentVersion,
        String libvirtVersion,
        String qemuVersion,
        String kernel,
        String osName,
        VirtType virtType,
        long memoryBytes,
        int cpus,
        String capabilitiesXml,
        List<DomainCapabilities> domainCapabilities,
        List<String> bridges,
        List<String> storageRoots,
        String payloadDirectory) {

    public HostCapabilities {
        domainCapabilities = List.copyOf(domainCapabilities);
        bridges = List.copyOf(bridges);
        storageRoots = List.copyOf(storageRoots);
    }
}
