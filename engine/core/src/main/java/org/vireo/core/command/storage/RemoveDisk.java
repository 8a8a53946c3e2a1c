package org.vireo.core.command.storage;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a disk that no running VM uses, with its image. */
public record RemoveDisk(UUID id) implements Command<UUID> {}
