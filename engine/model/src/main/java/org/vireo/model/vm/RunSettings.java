package org.vireo.model.vm;

import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.Platform;

/**
 * What of its settings a run of a VM was started with, and keeps until it stops. How large the machine is, what its balloon
 * leaves and how far the guest set its clock change while it runs, so that they are no part of it.
 */
public record RunSettings(String osType, Platform platform, Initialization initialization) {

    /** Those of a run that starts with these settings. */
    public static RunSettings of(VmSettings settings) {
        Platform platform = settings.platform();
        GuestClock clock = platform.clock();
        return new RunSettings(
                settings.osType(),
                platform.withMemory(platform.memory().withGuaranteed(0, 0))
                        .withClock(clock.basis() == GuestClock.Basis.VARIABLE ? clock.adjusted(0) : clock),
                settings.initialization());
    }
}
