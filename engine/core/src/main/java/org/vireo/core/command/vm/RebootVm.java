package org.vireo.core.command.vm;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Asks the guest to reboot. */
public record RebootVm(UUID id) implements Command<UUID> {}
