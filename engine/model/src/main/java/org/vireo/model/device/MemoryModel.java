package org.vireo.model.device;

/** The kinds of memory that a guest can be given beside what it starts with. */
public enum MemoryModel {
    /** A module like that of a real machine. */
    DIMM,
    /** A module whose content lies in a file of the host and stays. */
    NVDIMM,
    /** Memory that the guest is given and gives back block by block. */
    VIRTIO_MEM,
    /** A file of the host that the guest reads and writes as memory, past its page cache. */
    VIRTIO_PMEM
}
