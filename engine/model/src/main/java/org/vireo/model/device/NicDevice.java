package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.device.network.Teaming;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;

/**
 * A network interface card.
 *
 * @param name what users call it, such as nic1
 * @param vnicProfileId the profile that names its network; null for a card without a network
 * @param model what the guest sees it as; without meaning for a card that is passed through
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
        @Nullable Integer bootOrder,
        NicOptions options)
        implements Device {

    @SuppressWarnings("ConstantValue")
    public NicDevice {
        BootOrder.check(bootOrder);
        options = options == null ? NicOptions.DEFAULT : options;
    }

    /** A card without wishes of its own. */
    public NicDevice(
            DeviceId id,
            String name,
            MacAddress mac,
            @Nullable VnicProfileId vnicProfileId,
            NicModel model,
            boolean linked,
            @Nullable Integer bootOrder) {
        this(id, name, mac, vnicProfileId, model, linked, bootOrder, NicOptions.DEFAULT);
    }

    /** A linked virtio card, not booted from. */
    public static NicDevice virtio(DeviceId id, String name, MacAddress mac, @Nullable VnicProfileId vnicProfileId) {
        return new NicDevice(id, name, mac, vnicProfileId, NicModel.VIRTIO, true, null);
    }

    @Override
    public NicDevice withBootOrder(@Nullable Integer newBootOrder) {
        return new NicDevice(id, name, mac, vnicProfileId, model, linked, newBootOrder, options);
    }

    public NicDevice withOptions(NicOptions newOptions) {
        return new NicDevice(id, name, mac, vnicProfileId, model, linked, bootOrder, newOptions);
    }

    /** Whether it stands in for a passed-through card, with that card's MAC address. */
    public boolean standsIn() {
        return options.teaming() != null && options.teaming().role() == Teaming.Role.PERSISTENT;
    }

    /** The same NIC with another address. */
    public NicDevice withMac(MacAddress newMac) {
        return new NicDevice(id, name, newMac, vnicProfileId, model, linked, bootOrder, options);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.NIC;
    }

    @Override
    public Place place() {
        return switch (model) {
            case VIRTIO, E1000E -> Place.PCI_EXPRESS;
            case E1000, RTL8139 -> Place.CONVENTIONAL_PCI;
        };
    }

    @Override
    public String description() {
        return name + ", " + mac + ", " + Words.lower(model);
    }

    /** A card needs an address of its own, which the MAC pool gives. */
    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.empty();
    }

    @Override
    public List<Mark> marks() {
        return Mark.mac(mac.value(), standsIn());
    }
}
