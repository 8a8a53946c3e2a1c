package org.vireo.core.command.tag;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.ObjectRef;

/** Takes a tag off an object. */
public record UnassignTag(UUID tagId, ObjectRef object) implements Command<UUID> {}
