package org.vireo.it.command;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * A command for tests of the path alone.
 *
 * @param object that its task locks, a VM
 * @param host where the task works; null when it is nowhere
 */
record IdleCommand(UUID object, @Nullable UUID host) implements Command<UUID> {}
