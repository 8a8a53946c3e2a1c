package org.vireo.core.command.tag;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a tag, with those below it, from whatever it is on. */
public record RemoveTag(UUID id) implements Command<UUID> {}
