package org.vireo.model.hardware;

/** Whether virtio network cards get several queues, as many as vCPUs can use. */
public enum MultiQueue {
    ON,
    OFF
}
