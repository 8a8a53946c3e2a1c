package org.vireo.core.command.quota;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/** Changes a quota; null keeps what there is. */
public record UpdateQuota(
        UUID id, @Nullable String name, @Nullable String description) implements Command<UUID> {}
