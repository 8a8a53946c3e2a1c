package org.vireo.core.command.network;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a vNIC profile that no NIC uses. */
public record RemoveVnicProfile(UUID id) implements Command<UUID> {}
