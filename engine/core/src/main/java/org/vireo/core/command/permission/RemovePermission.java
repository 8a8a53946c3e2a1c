package org.vireo.core.command.permission;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.ObjectRef;

/** Takes a permission on an object away. */
public record RemovePermission(UUID id, ObjectRef object) implements Command<UUID> {}
