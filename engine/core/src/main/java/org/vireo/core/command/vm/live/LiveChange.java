package org.vireo.core.command.vm.live;

import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.vm.VmSettings;

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

    /**
     * Less what the running VM has already. Clients send back what they read, and what waits for the next start is none of
     * their business then.
     *
     * @param running the settings with what the running VM has
     */
    public LiveChange lessThan(VmSettings running) {
        return new LiveChange(
                running.topology().equals(topology) ? null : topology,
                memoryBytes != null && memoryBytes == running.memoryBytes() ? null : memoryBytes,
                balloonBytes);
    }
}
