package org.vireo.model.hardware.numa;

/**
 * A logical processor of a host.
 *
 * @param id libvirt's number, as in pins
 * @param socket number of its socket
 * @param siblings processors that share its core, itself among them
 */
public record HostCpu(int id, int socket, CpuSet siblings) {}
