package org.vireo.core.command.tag;

import java.util.UUID;
import org.vireo.core.command.Command;

/**
 * Makes a tag.
 *
 * @param parentId the root's for one that is below no other
 */
public record AddTag(UUID id, String name, String description, UUID parentId) implements Command<UUID> {}
