package org.vireo.domainxml.device.storage;

import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.IoTune;
import org.vireo.model.device.disk.IoLimit;
import org.vireo.model.device.disk.IoLimits;

/** Limits on the traffic of a disk. */
final class IoTuneXml {

    private IoTuneXml() {}

    /** The element; null for no limits. */
    static @Nullable IoTune write(IoLimits limits) {
        if (limits.isNone()) {
            return null;
        }
        return new IoTune()
                .withTotalBytesSec(rate(limits.totalBytes()))
                .withReadBytesSec(rate(limits.readBytes()))
                .withWriteBytesSec(rate(limits.writeBytes()))
                .withTotalIopsSec(rate(limits.totalIops()))
                .withReadIopsSec(rate(limits.readIops()))
                .withWriteIopsSec(rate(limits.writeIops()))
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

    private static @Nullable String rate(IoLimit limit) {
        return text(limit.perSecond());
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
