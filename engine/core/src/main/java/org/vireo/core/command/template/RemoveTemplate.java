package org.vireo.core.command.template;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a template that no disk is a layer of, with its images. */
public record RemoveTemplate(UUID id) implements Command<UUID> {}
