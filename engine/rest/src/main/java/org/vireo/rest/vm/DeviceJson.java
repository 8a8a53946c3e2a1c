package org.vireo.rest.vm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.wire.Json;

/** Devices as JSON. */
final class DeviceJson {

    private DeviceJson() {}

    static ObjectNode of(List<VmDevice> devices) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("device");
        devices.forEach(device -> add(array.addObject(), device));
        return body;
    }

    private static void add(ObjectNode node, VmDevice device) {
        node.put("id", device.deviceId().toString());
        node.put("kind", device.kind().toLowerCase(Locale.ROOT));
        node.put("managed", device.isManaged());
        node.put("state", device.state().name().toLowerCase(Locale.ROOT));
        put(node, "alias", device.alias());
        put(node, "address", device.address() == null ? null : device.address().toString());
        put(node, "host_side", device.hostSide());
        if (device.images() != null) {
            node.set("images", ModelJson.mapper().valueToTree(device.images()));
        }
        if (device.device() != null) {
            node.set("configuration", ModelJson.mapper().valueToTree(device.device()));
        }
        put(
                node,
                "description",
                device.device() == null ? null : device.device().description());
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
