package org.vireo.core.command.vm;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Changes what is not null. */
public record UpdateVm(UUID id, VmChanges changes) implements Command<UUID> {}
