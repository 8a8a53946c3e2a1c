package org.vireo.model.host;

/**
 * A logical processor of a host that is online.
 *
 * @param id the kernel's number
 * @param node its NUMA node
 * @param socket its package
 * @param core the lowest number among the threads of its core, so that those of one core have the same
 */
public record HostCpu(int id, int node, int socket, int core) {}
