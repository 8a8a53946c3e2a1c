package org.vireo.hostproxy.storage;

import java.time.Instant;

/**
 * A file in a storage folder.
 *
 * @param path absolute
 */
public record StorageFile(String path, long sizeBytes, Instant modifiedAt) {}
