package org.vireo.core.command.datacenter;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a data center that nothing belongs to. */
public record RemoveDataCenter(UUID id) implements Command<UUID> {}
