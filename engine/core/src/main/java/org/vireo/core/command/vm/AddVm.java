package org.vireo.core.command.vm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.core.command.vm.feature.FeatureWishes;

/**
 * Makes a VM from a template; what is null comes from the template or the cluster.
 *
 * @param features devices that count among the settings
 * @param quotaId what it is counted to; null for what it must be
 */
public record AddVm(
        UUID id,
        UUID clusterId,
        UUID templateId,
        VmChanges settings,
        @Nullable FeatureWishes features,
        @Nullable UUID quotaId)
        implements Command<UUID> {

    /** Counted to what it must be. */
    public AddVm(UUID id, UUID clusterId, UUID templateId, VmChanges settings, @Nullable FeatureWishes features) {
        this(id, clusterId, templateId, settings, features, null);
    }

    /** With the devices that the template has. */
    public AddVm(UUID id, UUID clusterId, UUID templateId, VmChanges settings) {
        this(id, clusterId, templateId, settings, null, null);
    }
}
