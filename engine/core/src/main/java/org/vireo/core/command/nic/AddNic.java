package org.vireo.core.command.nic;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.device.NicModel;

/**
 * Gives a VM a NIC; a running VM gets it plugged in at once.
 *
 * @param mac null for one from the pool
 * @param plugged whether it becomes part of the machine; else it is only kept
 */
public record AddNic(
        UUID vmId,
        UUID nicId,
        String name,
        @Nullable UUID vnicProfileId,
        NicModel model,
        @Nullable String mac,
        boolean linked,
        boolean plugged)
        implements Command<UUID> {

    /** A NIC that is plugged in. */
    public AddNic(
            UUID vmId,
            UUID nicId,
            String name,
            @Nullable UUID vnicProfileId,
            NicModel model,
            @Nullable String mac,
            boolean linked) {
        this(vmId, nicId, name, vnicProfileId, model, mac, linked, true);
    }
}
