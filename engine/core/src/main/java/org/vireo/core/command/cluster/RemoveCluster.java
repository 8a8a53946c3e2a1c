package org.vireo.core.command.cluster;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a cluster without hosts and VMs. */
public record RemoveCluster(UUID id) implements Command<UUID> {}
