package org.vireo.hostproxy.storage;

import java.util.Optional;

/**
 * A new image file.
 *
 * @param path absolute; nothing may be there yet
 * @param capacityBytes what the guest sees
 * @param backing the file it is copy-on-write over
 */
public record CreateVolume(String path, VolumeFormat format, long capacityBytes, Optional<VolumeRef> backing) {}
