package org.vireo.core.command.host;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Forgets a host that is in maintenance or never enrolled. */
public record RemoveHost(UUID id) implements Command<UUID> {}
