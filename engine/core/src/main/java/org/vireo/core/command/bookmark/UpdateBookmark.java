package org.vireo.core.command.bookmark;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/** Changes a bookmark; null keeps what there is. */
public record UpdateBookmark(
        UUID id, @Nullable String name, @Nullable String value) implements Command<UUID> {}
