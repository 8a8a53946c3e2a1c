package org.vireo.model.hardware;

/**
 * The virtio-scsi controllers of a VM. There is one, or as many as there are I/O threads to serve disks on them.
 *
 * @param queues request queues of each; 0 for QEMU's choice, {@link #AUTO_QUEUES} for one a vCPU, four at most
 */
public record VirtioScsi(int queues) {

    public static final int AUTO_QUEUES = -1;
    public static final VirtioScsi DEFAULT = new VirtioScsi(0);

    /** What virtio-scsi of QEMU 7.2 takes. */
    private static final int MOST_QUEUES = 1022;

    private static final int MOST_AUTO_QUEUES = 4;

    public VirtioScsi {
        if (queues < AUTO_QUEUES || queues > MOST_QUEUES) {
            throw new IllegalArgumentException("Number of virtio-scsi queues " + queues + " is not between 0 and "
                    + MOST_QUEUES + ", nor " + AUTO_QUEUES + " for automatic");
        }
    }

    /** The number of queues for that many vCPUs; 0 for QEMU's choice. */
    public int queuesFor(int vcpus) {
        return queues == AUTO_QUEUES ? Math.min(vcpus, MOST_AUTO_QUEUES) : queues;
    }
}
