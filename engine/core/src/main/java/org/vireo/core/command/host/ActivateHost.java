package org.vireo.core.command.host;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a host out of maintenance. */
public record ActivateHost(UUID id) implements Command<UUID> {}
