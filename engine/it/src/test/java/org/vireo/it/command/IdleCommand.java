package org.vireo.it.command;

import java.util.UUID;
import org.vireo.core.command.Command;

/**
 * A command for tests of the path alone.
 *
 * @param object that its task locks
 */
public record IdleCommand(UUID object) implements Command<UUID> {}
