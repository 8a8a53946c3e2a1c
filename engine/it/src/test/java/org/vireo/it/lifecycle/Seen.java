package org.vireo.it.lifecycle;

import java.util.Set;
import java.util.UUID;

/**
 * A VM's configuration as it is in the database.
 *
 * @param exists whether there is one; the rest is empty when not
 */
record Seen(boolean exists, long memoryBytes, int vcpus, Set<UUID> disks, Set<UUID> nics) {

    static final Seen NOTHING = new Seen(false, 0, 0, Set.of(), Set.of());
}
