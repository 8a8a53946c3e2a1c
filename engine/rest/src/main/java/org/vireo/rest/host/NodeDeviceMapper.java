package org.vireo.rest.host;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.HostDevice;
import org.vireo.api.type.MDevType;
import org.vireo.api.type.Product;
import org.vireo.api.type.Vendor;
import org.vireo.core.query.host.HostDevices;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;

/** Devices of hosts. A device's id follows from its host and its name. */
final class NodeDeviceMapper {

    private NodeDeviceMapper() {}

    static List<HostDevice> toApi(UUID hostId, List<HostDevices.Entry> devices) {
        Set<String> listed = devices.stream().map(HostDevices.Entry::name).collect(Collectors.toSet());
        return devices.stream().map(device -> toApi(hostId, device, listed)).toList();
    }

    private static HostDevice toApi(UUID hostId, HostDevices.Entry device, Set<String> listed) {
        HostDevice api = reference(hostId, device.name());
        api.setName(device.name());
        api.setCapability(device.capability());
        api.setHost(Refs.host(hostId));
        api.setDriver(device.driver());
        api.setIommuGroup(number(device.iommuGroup()));
        if (!device.vendor().isEmpty()) {
            Vendor vendor = new Vendor();
            vendor.setId(device.vendor().id());
            vendor.setName(device.vendor().name());
            api.setVendor(vendor);
        }
        if (!device.product().isEmpty()) {
            Product product = new Product();
            product.setId(device.product().id());
            product.setName(device.product().name());
            api.setProduct(product);
        }
        api.setVirtualFunctions(number(device.virtualFunctions()));
        api.setPhysicalFunction(referenceOrNone(hostId, device.physicalFunction(), listed));
        api.setParentDevice(referenceOrNone(hostId, device.parent(), listed));
        if (!device.mdevKinds().isEmpty()) {
            api.setMDevTypes(
                    device.mdevKinds().stream().map(NodeDeviceMapper::toApi).toList());
        }
        return api;
    }

    private static MDevType toApi(HostDevices.MdevKind kind) {
        MDevType api = new MDevType();
        api.setName(kind.id());
        api.setHumanReadableName(kind.name());
        api.setAvailableInstances((long) kind.available());
        return api;
    }

    /** Null for what is not listed, such as the host itself, the root of libvirt's tree: nobody could read it. */
    private static @Nullable HostDevice referenceOrNone(UUID hostId, @Nullable String name, Set<String> listed) {
        return name == null || !listed.contains(name) ? null : reference(hostId, name);
    }

    private static @Nullable Long number(@Nullable Integer value) {
        return value == null ? null : Long.valueOf(value);
    }

    private static HostDevice reference(UUID hostId, String name) {
        UUID id = UUID.nameUUIDFromBytes(("device " + name + " of " + hostId).getBytes(StandardCharsets.UTF_8));
        HostDevice api = new HostDevice();
        api.setId(id.toString());
        api.setHref(Hrefs.of("hosts", hostId, "devices", id));
        return api;
    }
}
