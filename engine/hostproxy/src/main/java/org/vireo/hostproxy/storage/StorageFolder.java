package org.vireo.hostproxy.storage;

/** The folders of a local storage domain. */
public enum StorageFolder {
    /** Image files of the engine's. */
    IMAGES,
    /** Where an admin puts image files to register. */
    IMPORT
}
