package org.vireo.core.command.vm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Starts a VM, or lets a paused one run on.
 *
 *
 * @param startPaused null for what the VM is configured to
 */
public record StartVm(UUID id, @Nullable Boolean startPaused) implements Command<UUID> {}
