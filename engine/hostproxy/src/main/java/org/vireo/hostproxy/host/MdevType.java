package org.vireo.hostproxy.host;

/**
 * A kind of mediated devices that a device of the host can be divided into.
 *
 * @param available how many more of them there can be now
 */
public record MdevType(String id, String name, int available) {}
