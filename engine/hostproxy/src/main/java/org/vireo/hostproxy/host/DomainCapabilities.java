package org.vireo.hostproxy.host;

/**
 * libvirt's domain capabilities for one machine type.
 *
 * @param xml the {@code domainCapabilities} document
 */
public record DomainCapabilities(String arch, String machine, VirtType virtType, String xml) {}
