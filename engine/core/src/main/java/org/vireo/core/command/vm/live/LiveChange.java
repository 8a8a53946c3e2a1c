package org.vireo.core.command.vm.live;

import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.CpuTopology;

/**
 * What a running machine is to become; null where it stays as it is.
 *
 * @param memoryBytes its configured memory
 * @param balloonBytes what its balloon is to leave the guest; 0 for all
 */
public record LiveChange(
        @Nullable CpuTopology topology,
        @Nullable Long memoryBytes,
        @Nullable Long balloonBytes) {

    public static final LiveChange NONE = new LiveChange(null, null, null);

    public boolean isNothing() {
        return equals(NONE);
    }
}
