package org.vireo.model.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.VnicProfileId;

/** What the devices of a VM refer to, resolved for the host that it starts on. */
public record VmResources(
        Map<DiskId, ResolvedDisk> disks, Map<VnicProfileId, ResolvedNetwork> networks, List<Payload> payloads) {

    public static final VmResources NONE = new VmResources(Map.of(), Map.of(), List.of());

    public VmResources {
        disks = Map.copyOf(disks);
        networks = Map.copyOf(networks);
        payloads = List.copyOf(payloads);
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
