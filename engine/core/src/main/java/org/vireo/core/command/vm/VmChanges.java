package org.vireo.core.command.vm;

import org.jspecify.annotations.Nullable;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.vm.Initialization;

/**
 * What a request says of a VM; null where it is silent.
 *
 * @param memoryBytes memory of the guest
 * @param platform changes to parts of the mainboard
 */
public record VmChanges(
        @Nullable String name,
        @Nullable String description,
        @Nullable String comment,
        @Nullable Long memoryBytes,
        @Nullable CpuTopology topology,
        @Nullable String osType,
        @Nullable BiosType biosType,
        @Nullable Boolean deleteProtected,
        @Nullable Boolean startPaused,
        @Nullable Initialization initialization,
        @Nullable PlatformPatch platform) {

    public static final VmChanges NONE =
            new VmChanges(null, null, null, null, null, null, null, null, null, null, null);

    /** Nothing but changes to the mainboard. */
    public static VmChanges of(PlatformPatch platform) {
        return new VmChanges(null, null, null, null, null, null, null, null, null, null, platform.orNull());
    }
}
