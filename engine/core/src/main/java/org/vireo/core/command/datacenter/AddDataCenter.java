package org.vireo.core.command.datacenter;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a data center. */
public record AddDataCenter(UUID id, String name, String description, boolean local) implements Command<UUID> {}
