package org.vireo.core.command.vm;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a VM that is down; its disks too unless they are only to be detached. */
public record RemoveVm(UUID id, boolean detachOnly) implements Command<UUID> {}
