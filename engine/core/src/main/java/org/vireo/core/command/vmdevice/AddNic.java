package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.device.NicModel;

/**
 * Gives a VM a NIC.
 *
 *
 * @param mac null for one from the pool
 */
public record AddNic(
        UUID vmId,
        UUID nicId,
        String name,
        @Nullable UUID vnicProfileId,
        NicModel model,
        @Nullable String mac,
        boolean linked)
        implements Command<UUID> {}
