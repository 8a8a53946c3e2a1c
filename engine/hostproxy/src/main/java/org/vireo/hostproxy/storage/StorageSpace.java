package org.vireo.hostproxy.storage;

/** Size of the file system behind a storage root, in bytes. */
public record StorageSpace(long capacityBytes, long availableBytes) {}
