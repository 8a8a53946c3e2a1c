package org.vireo.core.command.vm.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vireo.model.device.Device;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.guest.GuestOs;
import org.vireo.model.id.DeviceId;
import org.vireo.model.vm.VmSettings;

/** The devices of a VM while they are being changed. */
final class DeviceSet {

    private final List<Device> devices;
    private final VmSettings settings;
    private final GuestOs guest;
    private final Supplier<DeviceId> ids;

    /**
     * A set to change.
     *
     * @param guest what is known of the VM's operating system
     * @param ids of devices that are added
     */
    DeviceSet(List<Device> devices, VmSettings settings, GuestOs guest, Supplier<DeviceId> ids) {
        this.devices = new ArrayList<>(devices);
        this.settings = settings;
        this.guest = guest;
        this.ids = ids;
    }

    List<Device> all() {
        return List.copyOf(devices);
    }

    <T extends Device> List<T> all(Class<T> kind) {
        return devices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    boolean has(Class<? extends Device> kind) {
        return devices.stream().anyMatch(kind::isInstance);
    }

    boolean hasConsole(GraphicsProtocol protocol) {
        return all(GraphicsDevice.class).stream().anyMatch(console -> console.protocol() == protocol);
    }

    VmSettings settings() {
        return settings;
    }

    GuestOs guest() {
        return guest;
    }

    void add(Function<DeviceId, ? extends Device> make) {
        devices.add(make.apply(ids.get()));
    }

    void remove(Class<? extends Device> kind) {
        devices.removeIf(kind::isInstance);
    }

    void remove(Device device) {
        devices.remove(device);
    }

    /** Makes each device of the kind what the function says; its id stays. */
    <T extends Device> void change(Class<T> kind, Function<T, ? extends Device> change) {
        devices.replaceAll(device -> kind.isInstance(device) ? change.apply(kind.cast(device)) : device);
    }

    /** Takes all devices of the kind away, or adds one where there is none. */
    void require(boolean wanted, Class<? extends Device> kind, Function<DeviceId, ? extends Device> make) {
        if (!wanted) {
            remove(kind);
        } else if (!has(kind)) {
            add(make);
        }
    }
}
