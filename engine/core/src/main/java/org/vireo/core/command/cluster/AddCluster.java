package org.vireo.core.command.cluster;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.cluster.BiosType;

/** Makes a cluster. */
public record AddCluster(
        UUID id, UUID dataCenterId, String name, String description, String architecture, BiosType biosType)
        implements Command<UUID> {}
