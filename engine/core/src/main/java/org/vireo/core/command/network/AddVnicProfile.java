package org.vireo.core.command.network;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.network.VnicProfileSettings;

/** Makes a further vNIC profile of a network. */
public record AddVnicProfile(UUID id, UUID networkId, String name, String description, VnicProfileSettings settings)
        implements Command<UUID> {}
