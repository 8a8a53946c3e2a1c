package org.vireo.hostproxy;

/**
 * libvirt's own error.
 *
 * @param code {@code virErrorNumber}
 * @param domain {@code virErrorDomain}, the part of libvirt that it comes from
 * @param message libvirt's text
 */
public record LibvirtError(int code, int domain, String message) {}
