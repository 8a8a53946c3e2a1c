package org.vireo.core.command.vm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.core.command.vm.feature.FeatureWishes;

/**
 * Changes what is not null. A running VM follows at once where it can.
 *
 * @param nextRun whether a running VM is left as it is: the changes are what it starts with next
 * @param features devices that count among the settings
 * @param quotaId what it is counted to; null for what it was
 */
public record UpdateVm(
        UUID id,
        VmChanges changes,
        boolean nextRun,
        @Nullable FeatureWishes features,
        @Nullable UUID quotaId) implements Command<UUID> {

    /** Changes that leave the quota alone. */
    public UpdateVm(UUID id, VmChanges changes, boolean nextRun, @Nullable FeatureWishes features) {
        this(id, changes, nextRun, features, null);
    }

    /** Changes that leave the devices alone. */
    public UpdateVm(UUID id, VmChanges changes, boolean nextRun) {
        this(id, changes, nextRun, null, null);
    }

    /** A change that a running VM follows. */
    public UpdateVm(UUID id, VmChanges changes) {
        this(id, changes, false, null, null);
    }
}
