package org.vireo.domainxml.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vireo.domainxml.device.DeviceCatalog;
import org.vireo.domainxml.device.compute.ControllerXml;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;

/** The readers of all kinds, by the name of the element. */
final class DeviceReaders {

    static final Map<String, List<DeviceReader>> BY_ELEMENT = byElement();

    private DeviceReaders() {}

    private static Map<String, List<DeviceReader>> byElement() {
        Map<String, List<DeviceReader>> map = new HashMap<>();
        add(new ControllerXml(), map);
        for (DomainContributor kind : DeviceCatalog.KINDS) {
            if (kind instanceof DeviceReader reader) {
                add(reader, map);
            }
        }
        return Map.copyOf(map);
    }

    private static void add(DeviceReader reader, Map<String, List<DeviceReader>> map) {
        map.computeIfAbsent(reader.element(), name -> new ArrayList<>(1)).add(reader);
    }
}
