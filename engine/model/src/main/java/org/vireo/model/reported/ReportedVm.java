package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.VmId;

/**
 * A VM as a host reports it.
 *
 * @param id libvirt's UUID of the domain
 * @param metadata what Vireo wrote into it at the start; null for a VM that somebody else started
 * @param devices in the order of the XML
 */
public record ReportedVm(
        VmId id,
        String name,
        long memoryBytes,
        int vcpus,
        @Nullable ReportedMetadata metadata,
        List<ReportedDevice> devices) {

    public ReportedVm {
        devices = List.copyOf(devices);
    }

    /** Whether Vireo started it: the metadata names the same VM as libvirt's UUID. */
    public boolean isOurs() {
        return metadata != null && metadata.id().equals(id);
    }
}
