package org.vireo.core.launch;

import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.hardware.cpu.Processors;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.vm.CpuPlacement;
import org.vireo.model.vm.VmSettings;

/** The settings of a VM with the processors that one run of it has been given. Pure. */
final class PlacedHardware {

    private PlacedHardware() {}

    /** As they are when nothing was decided for the run that a user did not say. */
    static VmSettings of(VmSettings settings, @Nullable CpuPlacement placement) {
        Processors cpu = settings.platform().cpu();
        CpuPinningPolicy policy = cpu.pinning().policy();
        if (placement == null || policy == CpuPinningPolicy.MANUAL || policy == CpuPinningPolicy.NONE) {
            return settings;
        }
        CpuPinning pinning = new CpuPinning(
                CpuPinningPolicy.MANUAL,
                placement.vcpus(),
                placement.emulator(),
                cpu.pinning().ioThreads());
        Processors placed = cpu.withPinning(pinning);
        if (placement.numa() != null) {
            boolean resized = placement.topology() != null || cpu.numa().equals(GuestNuma.NONE);
            placed = resized ? placed.withNuma(placement.numa()) : placed;
        }
        VmSettings changed = settings.withPlatform(
                settings.platform().withCpu(placement.topology() == null ? placed : placed.withMaxSockets(0)));
        return placement.topology() == null ? changed : changed.withTopology(placement.topology());
    }
}
