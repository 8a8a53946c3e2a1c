package org.vireo.core.command.vm;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Powers a VM off at once. */
public record StopVm(UUID id) implements Command<UUID> {}
