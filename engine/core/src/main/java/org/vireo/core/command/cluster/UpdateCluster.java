package org.vireo.core.command.cluster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/** Changes what is not null. */
public record UpdateCluster(
        UUID id, @Nullable String name, @Nullable String description) implements Command<UUID> {}
