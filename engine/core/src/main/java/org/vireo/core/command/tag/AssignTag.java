package org.vireo.core.command.tag;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.ObjectRef;

/** Puts a tag on a VM, a host or a template. One that is there already stays. */
public record AssignTag(UUID tagId, ObjectRef object) implements Command<UUID> {}
