package org.vireo.model.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.host.HostPreparation;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.VnicProfileId;

/**
 * What the devices of a VM refer to, resolved for the host that it starts on.
 *
 * @param preparations what the host does before, by device
 */
public record VmResources(
        Map<DiskId, ResolvedDisk> disks,
        Map<VnicProfileId, ResolvedNetwork> networks,
        List<Payload> payloads,
        Map<DeviceId, HostPreparation> preparations) {

    public static final VmResources NONE = new VmResources(Map.of(), Map.of(), List.of());

    public VmResources {
        disks = Map.copyOf(disks);
        networks = Map.copyOf(networks);
        payloads = List.copyOf(payloads);
        preparations = Map.copyOf(preparations);
    }

    /** Without preparations. */
    public VmResources(
            Map<DiskId, ResolvedDisk> disks, Map<VnicProfileId, ResolvedNetwork> networks, List<Payload> payloads) {
        this(disks, networks, payloads, Map.of());
    }

    /** The same with what the host prepares. */
    public VmResources with(Map<DeviceId, HostPreparation> newPreparations) {
        return new VmResources(disks, networks, payloads, newPreparations);
    }

    /** The payload for a CD-ROM drive, or null when it has none. */
    public @Nullable Payload payloadOf(DeviceId drive) {
        for (Payload payload : payloads) {
            if (payload.drive().equals(drive)) {
                return payload;
            }
        }
        return null;
    }
}
