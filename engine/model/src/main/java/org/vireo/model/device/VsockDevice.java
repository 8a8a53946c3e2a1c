package org.vireo.model.device;

import java.util.Optional;
import org.vireo.model.id.DeviceId;

/**
 * A socket between host and guest without a network (virtio-vsock).
 *
 * @param cid the guest's context id, from 3 on and unique on the host; 0 for the next free one at each start
 */
public record VsockDevice(DeviceId id, long cid) implements Device {

    /** 0 to 2 are the hypervisor, the guest itself and the host. */
    private static final long FIRST_CID = 3;

    private static final long LAST_CID = 0xffff_fffeL;

    public VsockDevice {
        if (cid != 0 && (cid < FIRST_CID || cid > LAST_CID)) {
            throw new IllegalArgumentException("Context id " + cid + " is not between " + FIRST_CID + " and " + LAST_CID
                    + ", or 0 for the next free one");
        }
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.VSOCK;
    }

    @Override
    public Place place() {
        return Place.PCI_EXPRESS;
    }

    @Override
    public String description() {
        return cid == 0 ? "Host socket" : "Host socket " + cid;
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new VsockDevice(newId, 0));
    }
}
