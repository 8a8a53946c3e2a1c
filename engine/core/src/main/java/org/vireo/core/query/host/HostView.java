package org.vireo.core.query.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostInventory;

/**
 * A host as it is now.
 *
 * @param inventory null when its agent has never reported
 * @param promisedBytes memory of the VMs that run or may run there
 */
public record HostView(Host host, @Nullable HostInventory inventory, long promisedBytes) {

    public UUID id() {
        return host.id();
    }
}
