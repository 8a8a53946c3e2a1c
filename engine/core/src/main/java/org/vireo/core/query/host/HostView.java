package org.vireo.core.query.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostLoad;

/**
 * A host as it is now.
 *
 * @param inventory null when its agent has never reported
 */
public record HostView(Host host, @Nullable HostInventory inventory, HostLoad load) {

    public UUID id() {
        return host.id();
    }
}
