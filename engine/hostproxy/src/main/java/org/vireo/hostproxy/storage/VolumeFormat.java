package org.vireo.hostproxy.storage;

/** Format of an image file; always said, never probed. */
public enum VolumeFormat {
    QCOW2,
    RAW
}
