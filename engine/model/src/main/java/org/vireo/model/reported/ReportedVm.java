package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.id.VmId;

/**
 * A VM as a host reports it.
 *
 * @param id libvirt's UUID of the domain
 * @param machine how large it is, with all of its memory devices
 * @param metadata what Vireo wrote into it at the start; null for a VM that somebody else started
 * @param devices in the order of the XML
 */
public record ReportedVm(
        VmId id,
        String name,
        RunningMachine machine,
        @Nullable ReportedMetadata metadata,
        List<ReportedDevice> devices) {

    public ReportedVm {
        devices = List.copyOf(devices);
    }

    /** All of its memory, that of memory devices included. */
    public long memoryBytes() {
        return machine.memoryBytes();
    }

    /** How many vCPUs the guest has now. */
    public int vcpus() {
        return machine.topology().vcpus();
    }

    /** Whether Vireo started it: the metadata names the same VM as libvirt's UUID. */
    public boolean isOurs() {
        return metadata != null && metadata.id().equals(id);
    }
}
