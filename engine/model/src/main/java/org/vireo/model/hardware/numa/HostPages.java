package org.vireo.model.hardware.numa;

/**
 * Pages of one size that a host's NUMA node has set aside.
 *
 * @param sizeKib size of each
 * @param count how many, used ones included
 */
public record HostPages(int sizeKib, long count) {}
