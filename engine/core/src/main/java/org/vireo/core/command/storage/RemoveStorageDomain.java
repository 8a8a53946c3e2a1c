package org.vireo.core.command.storage;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Forgets a storage domain without disks; its directory stays. */
public record RemoveStorageDomain(UUID id) implements Command<UUID> {}
