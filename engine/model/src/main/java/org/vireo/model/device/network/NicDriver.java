package org.vireo.model.device.network;

/**
 * How the host serves a virtio card.
 *
 * @param backend who moves the packets
 * @param queues pairs of queues, from 1; 0 for as many as vCPUs, at most four, where the VM has several queues at all
 */
public record NicDriver(Backend backend, int queues) {

    public static final NicDriver DEFAULT = new NicDriver(Backend.DEFAULT, 0);

    /** What a tap device has at most (MAX_TAP_QUEUES of Linux). */
    private static final int MOST_QUEUES = 256;

    /** Who moves the packets. */
    public enum Backend {
        /** The kernel where it can, else QEMU. */
        DEFAULT,
        /** The kernel; the start fails where it cannot. */
        VHOST,
        QEMU
    }

    @SuppressWarnings("ConstantValue")
    public NicDriver {
        backend = backend == null ? Backend.DEFAULT : backend;
        if (queues < 0 || queues > MOST_QUEUES) {
            throw new IllegalArgumentException("Number of queues " + queues + " is not between 1 and " + MOST_QUEUES
                    + ", or 0 to let Vireo choose");
        }
    }
}
