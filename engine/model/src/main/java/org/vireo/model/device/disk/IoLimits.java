package org.vireo.model.device.disk;

/**
 * Limits on the traffic of a disk; they can be changed while the VM runs. A measure is limited as a whole, or by
 * reading and writing apart.
 *
 * @param totalBytes bytes read and written
 * @param totalIops requests to read and write
 * @param iopsSizeBytes a request counts once for each so many bytes; 0 to count it once
 */
public record IoLimits(
        IoLimit totalBytes,
        IoLimit readBytes,
        IoLimit writeBytes,
        IoLimit totalIops,
        IoLimit readIops,
        IoLimit writeIops,
        long iopsSizeBytes) {

    public static final IoLimits NONE =
            new IoLimits(IoLimit.NONE, IoLimit.NONE, IoLimit.NONE, IoLimit.NONE, IoLimit.NONE, IoLimit.NONE, 0);

    public IoLimits {
        totalBytes = given(totalBytes);
        readBytes = given(readBytes);
        writeBytes = given(writeBytes);
        totalIops = given(totalIops);
        readIops = given(readIops);
        writeIops = given(writeIops);
        requireOneWay("bytes", totalBytes, readBytes, writeBytes);
        requireOneWay("requests", totalIops, readIops, writeIops);
        if (iopsSizeBytes < 0 || iopsSizeBytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Request size of " + iopsSizeBytes + " bytes is not between 0 and "
                    + Integer.MAX_VALUE + ": 0 counts every request once");
        }
        if (iopsSizeBytes > 0 && totalIops.isNone() && readIops.isNone() && writeIops.isNone()) {
            throw new IllegalArgumentException(
                    "Request size of " + iopsSizeBytes + " bytes limits nothing: limit requests per second, too");
        }
    }

    public boolean isNone() {
        return equals(NONE);
    }

    @SuppressWarnings("ConstantValue")
    private static IoLimit given(IoLimit limit) {
        return limit == null ? IoLimit.NONE : limit;
    }

    private static void requireOneWay(String what, IoLimit total, IoLimit read, IoLimit write) {
        if (!total.isNone() && !(read.isNone() && write.isNone())) {
            throw new IllegalArgumentException("The " + what + " of a disk are limited in all to " + total.perSecond()
                    + " per second, and by reading and writing apart: keep one of both");
        }
    }
}
