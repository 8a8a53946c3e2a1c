package org.vireo.model.template;

import org.jspecify.annotations.Nullable;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;

/**
 * What a VM gets from its template where the request is silent.
 *
 * @param memoryBytes memory of the guest
 * @param biosType null leaves it to the cluster
 * @param platform the rest of the mainboard
 */
public record TemplateDefaults(
        long memoryBytes,
        CpuTopology topology,
        String osType,
        @Nullable BiosType biosType,
        Platform platform) {}
