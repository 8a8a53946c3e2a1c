package org.vireo.hostproxy.storage;

/**
 * An image file.
 *
 * @param path absolute
 */
public record VolumeRef(String path, VolumeFormat format) {}
