package org.vireo.domainxml.device.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vireo.model.device.disk.IoLimit;
import org.vireo.model.device.disk.IoLimits;

/**
 * Limits on the traffic of a disk as libvirt's call for running domains takes them, since its call for whole devices
 * leaves out what is taken away.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetBlockIoTune">virDomainSetBlockIoTune</a>
 */
public final class BlockIoTune {

    private BlockIoTune() {}

    /** Every limit by libvirt's name, 0 where there is none. */
    public static Map<String, Long> of(IoLimits limits) {
        Map<String, Long> all = new LinkedHashMap<>();
        put("total_bytes_sec", limits.totalBytes(), all);
        put("read_bytes_sec", limits.readBytes(), all);
        put("write_bytes_sec", limits.writeBytes(), all);
        put("total_iops_sec", limits.totalIops(), all);
        put("read_iops_sec", limits.readIops(), all);
        put("write_iops_sec", limits.writeIops(), all);
        all.put("size_iops_sec", limits.iopsSizeBytes());
        return all;
    }

    private static void put(String name, IoLimit limit, Map<String, Long> all) {
        all.put(name, limit.perSecond());
        all.put(name + "_max", limit.burstPerSecond());
        all.put(name + "_max_length", limit.burstSeconds());
    }
}
