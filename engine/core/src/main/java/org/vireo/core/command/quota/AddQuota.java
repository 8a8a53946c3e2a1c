package org.vireo.core.command.quota;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a quota without limits. */
public record AddQuota(UUID id, UUID dataCenterId, String name, String description) implements Command<UUID> {}
