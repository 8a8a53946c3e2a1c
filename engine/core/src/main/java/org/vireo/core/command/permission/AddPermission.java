package org.vireo.core.command.permission;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.ObjectRef;

/**
 * Gives a role on an object. A permission of the same kind that is there already is the result.
 *
 * @param grantee a user or a group
 */
public record AddPermission(UUID id, ObjectRef grantee, UUID roleId, ObjectRef object) implements Command<UUID> {}
