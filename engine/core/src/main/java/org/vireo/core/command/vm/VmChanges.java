package org.vireo.core.command.vm;

import org.jspecify.annotations.Nullable;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;

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

    /**
     * Less what the running VM has already. Clients send back what they read, and what waits for the next start is none of
     * their business then. Only whose guest was asked to let go of vCPUs can be given again what it still has.
     */
    VmChanges lessThan(VmSettings configured, VmRuntime runtime) {
        VmSettings running = runtime.running(configured);
        RunningMachine machine = runtime.machine();
        boolean asked = machine != null && machine.askedVcpus() != null;
        return less(running.topology().equals(topology) && !asked, hasMemory(running));
    }

    /** Less what the running VM has and is configured with: at all else a killed engine may have been. */
    VmChanges unsettled(VmSettings configured, VmRuntime runtime) {
        VmSettings running = runtime.running(configured);
        return less(
                running.topology().equals(topology) && configured.topology().equals(topology),
                hasMemory(running) && hasMemory(configured));
    }

    private boolean hasMemory(VmSettings settings) {
        return memoryBytes != null && memoryBytes == settings.memoryBytes();
    }

    private VmChanges less(boolean hasTopology, boolean hasMemory) {
        return new VmChanges(
                name,
                description,
                comment,
                hasMemory ? null : memoryBytes,
                hasTopology ? null : topology,
                osType,
                biosType,
                deleteProtected,
                startPaused,
                initialization,
                platform);
    }

    /** Nothing but changes to the mainboard. */
    public static VmChanges of(PlatformPatch platform) {
        return new VmChanges(null, null, null, null, null, null, null, null, null, null, platform.orNull());
    }
}
