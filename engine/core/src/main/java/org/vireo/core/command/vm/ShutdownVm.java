package org.vireo.core.command.vm;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Asks the guest to power off. */
public record ShutdownVm(UUID id) implements Command<UUID> {}
