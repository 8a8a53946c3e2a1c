package org.vireo.domainxml.device.network;

import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.Bandwidth;
import org.vireo.libvirt.xml.Rate;
import org.vireo.model.network.RateLimit;

/**
 * How fast a card may be. libvirt hands its numbers to tc as kbps, which is 1000 bytes a second, and the burst as kb,
 * which is 1024 bytes (formatdomain, "Quality of service"; tc(8)).
 */
final class BandwidthXml {

    private static final long BITS = 8_000;
    private static final long KIB = 1_024;

    private BandwidthXml() {}

    static @Nullable Bandwidth write(org.vireo.model.network.Bandwidth bandwidth) {
        if (bandwidth.inbound() == null && bandwidth.outbound() == null) {
            return null;
        }
        return new Bandwidth().withInbound(rate(bandwidth.inbound())).withOutbound(rate(bandwidth.outbound()));
    }

    private static @Nullable Rate rate(@Nullable RateLimit limit) {
        return limit == null
                ? null
                : new Rate()
                        .withAverage(text(limit.averageBitsPerSecond(), BITS))
                        .withPeak(text(limit.peakBitsPerSecond(), BITS))
                        .withBurst(text(limit.burstBytes(), KIB));
    }

    /** Rounded up, so that a small limit never becomes none. */
    private static @Nullable String text(long value, long unit) {
        return value == 0 ? null : Long.toString((value + unit - 1) / unit);
    }
}
