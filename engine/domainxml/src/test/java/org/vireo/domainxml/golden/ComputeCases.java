package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngLimit;
import org.vireo.model.device.RngSource;

/** What serves memory, entropy and health. */
final class ComputeCases {

    private ComputeCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("rng", rngs()),
                GoldenCase.defined(
                        "rng-hardware",
                        VmFixture.bare().with(new RngDevice(device(1), RngSource.HWRNG, null)),
                        "the machine needs a hardware random number generator"),
                GoldenCase.tcg("balloon", VmFixture.bare().with(new BalloonDevice(device(1), 5, true, true))));
    }

    private static VmFixture rngs() {
        return VmFixture.bare()
                .with(new RngDevice(device(1), RngSource.RANDOM, new RngLimit(1024, 2000)))
                .with(RngDevice.urandom(device(2)))
                .with(new RngDevice(device(3), RngSource.BUILTIN, null));
    }
}
