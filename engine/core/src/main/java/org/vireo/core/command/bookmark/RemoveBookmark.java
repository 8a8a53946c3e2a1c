package org.vireo.core.command.bookmark;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a bookmark. */
public record RemoveBookmark(UUID id) implements Command<UUID> {}
