package org.vireo.hostproxy.storage;

/**
 * A full copy of an image file, without backing file.
 *
 * @param target nothing may be there yet
 */
public record CopyVolume(VolumeRef source, VolumeRef target) {}
