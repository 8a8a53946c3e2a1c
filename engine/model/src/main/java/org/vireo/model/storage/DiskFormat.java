package org.vireo.model.storage;

/** Format of an image file. */
public enum DiskFormat {
    /** qcow2, "cow" in the oVirt API. */
    COW("qcow2"),
    RAW("raw");

    private final String extension;

    DiskFormat(String extension) {
        this.extension = extension;
    }

    /** Two writers of one qcow2 image destroy it: neither sees what the other allocates. */
    public boolean canBeShared() {
        return this == RAW;
    }

    /** The file name's ending, which is also QEMU's name of the format. */
    public String extension() {
        return extension;
    }
}
