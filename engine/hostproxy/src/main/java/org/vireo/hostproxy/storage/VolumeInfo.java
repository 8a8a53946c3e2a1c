package org.vireo.hostproxy.storage;

import java.util.Optional;

/**
 * What an image file is.
 *
 * @param capacityBytes what the guest sees
 * @param allocationBytes what it takes on the host
 * @param backingPath absolute path of the file it is copy-on-write over
 */
public record VolumeInfo(
        String path, VolumeFormat format, long capacityBytes, long allocationBytes, Optional<String> backingPath) {}
