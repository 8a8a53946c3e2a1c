package org.vireo.core.command.network;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/** Changes a network; null keeps what there is. The cards of running VMs follow where they can. */
public record UpdateNetwork(
        UUID id,
        @Nullable String name,
        @Nullable String description,
        @Nullable Integer mtu,
        @Nullable Integer vlan,
        @Nullable Boolean portIsolation)
        implements Command<UUID> {}
