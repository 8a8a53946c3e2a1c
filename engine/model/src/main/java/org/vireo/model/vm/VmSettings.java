package org.vireo.model.vm;

import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;

/**
 * What a user decides about a VM apart from its devices.
 *
 * @param memoryBytes memory of the guest
 * @param osType oVirt's name of the guest's operating system
 * @param platform the rest of the mainboard
 * @param startPaused launch with the vCPUs stopped
 */
public record VmSettings(
        String name,
        String description,
        String comment,
        long memoryBytes,
        CpuTopology topology,
        String osType,
        BiosType biosType,
        Platform platform,
        boolean deleteProtected,
        boolean startPaused,
        Initialization initialization) {

    public VmSettings withMemoryBytes(long newMemoryBytes) {
        return with(newMemoryBytes, topology, platform);
    }

    public VmSettings withTopology(CpuTopology newTopology) {
        return with(memoryBytes, newTopology, platform);
    }

    public VmSettings withPlatform(Platform newPlatform) {
        return with(memoryBytes, topology, newPlatform);
    }

    private VmSettings with(long newMemoryBytes, CpuTopology newTopology, Platform newPlatform) {
        return new VmSettings(
                name,
                description,
                comment,
                newMemoryBytes,
                newTopology,
                osType,
                biosType,
                newPlatform,
                deleteProtected,
                startPaused,
                initialization);
    }
}
