package org.vireo.core.command.network;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a network that no NIC uses, with its profiles. */
public record RemoveNetwork(UUID id) implements Command<UUID> {}
