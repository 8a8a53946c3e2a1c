package org.vireo.hostproxy.storage;

/**
 * The image file is not there.
 *
 * @param existed whether it was before
 */
public record VolumeRemoved(boolean existed) {}
