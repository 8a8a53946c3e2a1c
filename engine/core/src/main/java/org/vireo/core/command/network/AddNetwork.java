package org.vireo.core.command.network;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.network.NetworkSettings;

/** Makes a network and a vNIC profile of the same name. */
public record AddNetwork(
        UUID id,
        UUID profileId,
        UUID dataCenterId,
        String name,
        String description,
        String bridge,
        int mtu,
        NetworkSettings settings)
        implements Command<UUID> {

    /** A network over Linux bridges. */
    public AddNetwork(
            UUID id, UUID profileId, UUID dataCenterId, String name, String description, String bridge, int mtu) {
        this(id, profileId, dataCenterId, name, description, bridge, mtu, NetworkSettings.DEFAULT);
    }
}
