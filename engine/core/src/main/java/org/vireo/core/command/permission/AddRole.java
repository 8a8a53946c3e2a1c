package org.vireo.core.command.permission;

import java.util.Set;
import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.user.Permit;

/** Makes a role. */
public record AddRole(UUID id, String name, String description, boolean administrative, Set<Permit> permits)
        implements Command<UUID> {
    public AddRole {
        permits = Set.copyOf(permits);
    }
}
