package org.vireo.model.vm;

import org.vireo.model.cluster.BiosType;

/**
 * What a user decides about a VM apart from its devices.
 *
 * @param memoryBytes memory of the guest
 * @param osType oVirt's name of the guest's operating system
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
        boolean deleteProtected,
        boolean startPaused,
        Initialization initialization) {}
