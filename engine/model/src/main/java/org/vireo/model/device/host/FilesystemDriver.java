package org.vireo.model.device.host;

/** How a shared directory is served. */
public enum FilesystemDriver {
    /** By virtiofsd: fast, and like a local file system. The guest's memory must be shared with it. */
    VIRTIOFS,
    /** By QEMU (virtio-9p). Files are QEMU's; the guest's owners and modes are kept in extended attributes. */
    PLAN9_MAPPED,
    /** By QEMU (virtio-9p). Files are QEMU's; a change of owner is passed over in silence. */
    PLAN9_SQUASH,
    /** By QEMU (virtio-9p). Files are the guest's users' as they are, for which QEMU must be root. */
    PLAN9_PASSTHROUGH
}
