package org.vireo.domainxml.device.storage;

import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.IoTune;
import org.vireo.model.device.disk.IoLimit;
import org.vireo.model.device.disk.IoLimits;

/** Limits on the traffic of a disk. */
final class IoTuneXml {

    private IoTuneXml() {}

    /**
     * The element; null for no limits.
     *
     * @param lifting whether the limits may replace others of a running VM: then what is not limited is said, too
     */
    static @Nullable IoTune write(IoLimits limits, boolean lifting) {
        if (limits.isNone() && !lifting) {
            return null;
        }
        return new IoTune()
                .withTotalBytesSec(rate(limits.totalBytes(), lifting))
                .withReadBytesSec(rate(limits.readBytes(), lifting))
                .withWriteBytesSec(rate(limits.writeBytes(), lifting))
                .withTotalIopsSec(rate(limits.totalIops(), lifting))
                .withReadIopsSec(rate(limits.readIops(), lifting))
                .withWriteIopsSec(rate(limits.writeIops(), lifting))
                .withTotalBytesSecMax(burst(limits.totalBytes()))
                .withReadBytesSecMax(burst(limits.readBytes()))
                .withWriteBytesSecMax(burst(limits.writeBytes()))
                .withTotalIopsSecMax(burst(limits.totalIops()))
                .withReadIopsSecMax(burst(limits.readIops()))
                .withWriteIopsSecMax(burst(limits.writeIops()))
                .withTotalBytesSecMaxLength(length(limits.totalBytes()))
                .withReadBytesSecMaxLength(length(limits.readBytes()))
                .withWriteBytesSecMaxLength(length(limits.writeBytes()))
                .withTotalIopsSecMaxLength(length(limits.totalIops()))
                .withReadIopsSecMaxLength(length(limits.readIops()))
                .withWriteIopsSecMaxLength(length(limits.writeIops()))
                .withSizeIopsSec(text(limits.iopsSizeBytes()));
    }

    private static @Nullable String rate(IoLimit limit, boolean lifting) {
        return limit.isNone() && lifting ? "0" : text(limit.perSecond());
    }

    private static @Nullable String burst(IoLimit limit) {
        return text(limit.burstPerSecond());
    }

    private static @Nullable String length(IoLimit limit) {
        return text(limit.burstSeconds());
    }

    private static @Nullable String text(long number) {
        return number == 0 ? null : Long.toString(number);
    }
}
