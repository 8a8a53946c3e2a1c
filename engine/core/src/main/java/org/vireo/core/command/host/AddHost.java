package org.vireo.core.command.host;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a host known; its agent still has to enrol. */
public record AddHost(UUID id, UUID clusterId, String name, String description, String address, int port)
        implements Command<UUID> {}
