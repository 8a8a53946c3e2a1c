package org.vireo.core.command.host;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Reads anew what a host is made of: its bridges, its capabilities, its VMs. */
public record RefreshHost(UUID id) implements Command<UUID> {}
