package org.vireo.core.launch.cpu;

import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.vm.VmSettings;

/**
 * What a VM wants of a host's processors.
 *
 * @param pinning the policy, and the pins that a user gave
 * @param vcpus how many it is configured with
 * @param memoryBytes what is to be spread over nodes
 */
public record CpuWish(CpuPinning pinning, int vcpus, long memoryBytes) {

    /** What a VM of these settings wants. */
    public static CpuWish of(VmSettings settings) {
        return new CpuWish(
                settings.platform().cpu().pinning(), settings.topology().vcpus(), settings.memoryBytes());
    }
}
