package org.vireo.model.device.network;

import org.vireo.model.id.DeviceId;

/**
 * One card of a failover pair: the guest's driver joins two cards with one MAC address, so that the fast one can be
 * taken away for a migration.
 *
 * @param partner the other card of the pair
 */
public record Teaming(Role role, DeviceId partner) {

    /** Which of the two it is. */
    public enum Role {
        /** The virtio card that stays. */
        PERSISTENT,
        /** The passed-through card that comes and goes. */
        TRANSIENT
    }
}
