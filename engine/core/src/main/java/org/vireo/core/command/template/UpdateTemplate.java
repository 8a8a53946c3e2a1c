package org.vireo.core.command.template;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Changes what is not null.
 *
 * @param memoryBytes of VMs that are made of it from now on
 */
public record UpdateTemplate(
        UUID id,
        @Nullable String name,
        @Nullable String description,
        @Nullable Long memoryBytes) implements Command<UUID> {}
