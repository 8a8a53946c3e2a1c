package org.vireo.core.monitoring.match;

import java.util.List;
import org.vireo.model.device.Device;
import org.vireo.model.device.Evidence;
import org.vireo.model.reported.ReportedDevice;

/**
 * Every reported device in exactly one of paired, unmanaged and foreign; every record in exactly one of paired and
 * missing. Each list keeps the order of the report, or of the records.
 *
 * @param unmanaged added to our VM by libvirt or by somebody on the host
 * @param foreign devices of a VM that Vireo did not start
 * @param missing records that the host does not report
 */
public record MatchResult(
        List<Pair> paired, List<ReportedDevice> unmanaged, List<ReportedDevice> foreign, List<Device> missing) {

    public MatchResult {
        paired = List.copyOf(paired);
        unmanaged = List.copyOf(unmanaged);
        foreign = List.copyOf(foreign);
        missing = List.copyOf(missing);
    }

    /**
     * A record and the device that it is.
     *
     * @param reported says what was learned: address, name on the host, port, medium
     */
    public record Pair(Device device, ReportedDevice reported, Evidence evidence) {}
}
