package org.vireo.core.command.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/** Changes what is not null. */
public record UpdateHost(
        UUID id, @Nullable String name, @Nullable String description) implements Command<UUID> {}
