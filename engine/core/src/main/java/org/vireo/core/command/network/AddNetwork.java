package org.vireo.core.command.network;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a network and a vNIC profile of the same name. */
public record AddNetwork(
        UUID id, UUID profileId, UUID dataCenterId, String name, String description, String bridge, int mtu)
        implements Command<UUID> {}
