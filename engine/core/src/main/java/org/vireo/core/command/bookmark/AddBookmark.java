package org.vireo.core.command.bookmark;

import java.util.UUID;
import org.vireo.core.command.Command;

/**
 * Makes a bookmark.
 *
 * @param value the search, such as "Vms: status=up"; it is not looked at
 */
public record AddBookmark(UUID id, String name, String value) implements Command<UUID> {}
