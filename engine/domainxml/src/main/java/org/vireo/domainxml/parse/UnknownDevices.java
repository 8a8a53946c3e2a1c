package org.vireo.domainxml.parse;

import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.libvirt.xml.CharDevice;
import org.vireo.libvirt.xml.OtherDevice;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.reported.UnknownDevice;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Devices that no reader takes. */
final class UnknownDevices {

    private UnknownDevices() {}

    /** A device whose element the binding knows. */
    static UnknownDevice of(String element, Object device) {
        return switch (device) {
            case OtherDevice other ->
                new UnknownDevice(
                        element,
                        UserAlias.text(other.getAlias()),
                        AddressXml.read(other.getAddress()),
                        attributes(other.getOtherAttributes()));
            case CharDevice character ->
                new UnknownDevice(
                        element,
                        UserAlias.text(character.getAlias()),
                        AddressXml.read(character.getAddress()),
                        present("type", character.getType(), "tty", character.getTty()));
            default -> new UnknownDevice(element, null, null, Map.of());
        };
    }

    /** A device whose element the binding does not know. */
    static UnknownDevice of(Element element) {
        Map<String, String> attributes = attributes(element);
        Element alias = child(element, "alias");
        String name = alias == null || !alias.hasAttribute("name") ? null : alias.getAttribute("name");
        return new UnknownDevice(element.getLocalName(), name, address(child(element, "address")), attributes);
    }

    private static @Nullable DeviceAddress address(@Nullable Element element) {
        if (element == null || !element.hasAttribute("type")) {
            return null;
        }
        Map<String, String> rest = attributes(element);
        String type = rest.remove("type");
        try {
            return type == null ? null : new DeviceAddress.Other(type, rest);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        return null;
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap nodes = element.getAttributes();
        for (int i = 0; i < nodes.getLength(); i++) {
            attributes.put(nodes.item(i).getNodeName(), nodes.item(i).getNodeValue());
        }
        return attributes;
    }

    private static Map<String, String> attributes(Map<QName, String> bound) {
        Map<String, String> attributes = new TreeMap<>();
        bound.forEach((name, value) -> attributes.put(name.getLocalPart(), value));
        return attributes;
    }

    private static Map<String, String> present(
            String name1, @Nullable String value1, String name2, @Nullable String value2) {
        Map<String, String> attributes = new TreeMap<>();
        if (value1 != null) {
            attributes.put(name1, value1);
        }
        if (value2 != null) {
            attributes.put(name2, value2);
        }
        return attributes;
    }
}
