package org.vireo.model.device;

import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;

/**
 * A network interface card.
 *
 * @param name what users call it, such as nic1
 * @param vnicProfileId the profile that names its network; null for a card without a network
 * @param linked whether the cable is plugged in
 * @param bootOrder place in the boot order, from 1; null when not booted from
 */
public record NicDevice(
        DeviceId id,
        String name,
        MacAddress mac,
        @Nullable VnicProfileId vnicProfileId,
        NicModel model,
        boolean linked,
        @Nullable Integer bootOrder)
        implements Device {

    public NicDevice {
        BootOrder.check(bootOrder);
    }

    /** A linked virtio card, not booted from. */
    public static NicDevice virtio(DeviceId id, String name, MacAddress mac, @Nullable VnicProfileId vnicProfileId) {
        return new NicDevice(id, name, mac, vnicProfileId, NicModel.VIRTIO, true, null);
    }

    public NicDevice withBootOrder(@Nullable Integer newBootOrder) {
        return new NicDevice(id, name, mac, vnicProfileId, model, linked, newBootOrder);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.NIC;
    }
}
