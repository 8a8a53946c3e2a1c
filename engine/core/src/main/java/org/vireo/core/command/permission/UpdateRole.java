package org.vireo.core.command.permission;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.user.Permit;

/** Changes a role; null keeps what there is. Whoever has it has the new permits with their next request. */
public record UpdateRole(
        UUID id,
        @Nullable String name,
        @Nullable String description,
        @Nullable Set<Permit> permits) implements Command<UUID> {}
