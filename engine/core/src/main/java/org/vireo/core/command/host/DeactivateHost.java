package org.vireo.core.command.host;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Puts a host on which no VM runs into maintenance. */
public record DeactivateHost(UUID id, String reason) implements Command<UUID> {}
