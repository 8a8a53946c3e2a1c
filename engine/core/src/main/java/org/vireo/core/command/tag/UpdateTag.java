package org.vireo.core.command.tag;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/** Changes a tag; null keeps what there is. */
public record UpdateTag(
        UUID id,
        @Nullable String name,
        @Nullable String description,
        @Nullable UUID parentId) implements Command<UUID> {}
