package org.vireo.core.command.quota.limit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Limits what the VMs of a quota may have in a cluster.
 *
 * @param clusterId null for all clusters together
 * @param vcpus null for any number
 * @param memoryBytes null for any size
 */
public record AddClusterLimit(
        UUID id,
        UUID quotaId,
        @Nullable UUID clusterId,
        @Nullable Integer vcpus,
        @Nullable Long memoryBytes) implements Command<UUID> {}
