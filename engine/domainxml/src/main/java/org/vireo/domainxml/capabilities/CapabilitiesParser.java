package org.vireo.domainxml.capabilities;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.binding.SafeStax;

/** Reads libvirt's capabilities of a host ({@code virConnectGetCapabilities}, {@code virConnectGetDomainCapabilities}). */
public final class CapabilitiesParser {

    /**
     * Reads both documents; what neither says is left empty.
     *
     * @param capabilities the host's capabilities
     * @param domainCapabilities those of the emulator, for the virtualization type that guests get
     * @return the capabilities, or null when one of the documents is no such XML
     */
    public @Nullable HostCapabilities parse(String capabilities, String domainCapabilities) {
        try {
            Emulator emulator = emulator(domainCapabilities);
            if (emulator.architecture.isEmpty()) {
                return null;
            }
            List<String> machines = machineTypes(capabilities, emulator.architecture);
            return new HostCapabilities(emulator.architecture, machines, emulator.uefi, emulator.path);
        } catch (XMLStreamException e) {
            return null;
        }
    }

    private static final class Emulator {
        private String architecture = "";
        private @Nullable String path;
        private boolean uefi;
    }

    private static Emulator emulator(String xml) throws XMLStreamException {
        Emulator emulator = new Emulator();
        walk(xml, "domainCapabilities", (reader, path) -> {
            switch (path) {
                case "/domainCapabilities/arch" ->
                    emulator.architecture = reader.getElementText().strip();
                case "/domainCapabilities/path" ->
                    emulator.path = reader.getElementText().strip();
                case "/domainCapabilities/os/enum" -> {
                    if ("firmware".equals(reader.getAttributeValue(null, "name"))) {
                        emulator.uefi = enumHas(reader, "efi");
                    }
                }
                default -> {}
            }
        });
        return emulator;
    }

    private static List<String> machineTypes(String xml, String architecture) throws XMLStreamException {
        Set<String> machines = new LinkedHashSet<>();
        String[] arch = {""};
        walk(xml, "capabilities", (reader, path) -> {
            switch (path) {
                case "/capabilities/guest/arch" -> {
                    String name = reader.getAttributeValue(null, "name");
                    arch[0] = name == null ? "" : name;
                }
                case "/capabilities/guest/arch/machine", "/capabilities/guest/arch/domain/machine" -> {
                    if (arch[0].equals(architecture)) {
                        machines.add(reader.getElementText().strip());
                    }
                }
                default -> {}
            }
        });
        return List.copyOf(machines);
    }

    private static boolean enumHas(XMLStreamReader reader, String value) throws XMLStreamException {
        boolean found = false;
        while (reader.next() != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals("enum")) {
            found |= reader.getEventType() == XMLStreamConstants.CHARACTERS
                    && reader.getText().strip().equals(value);
        }
        return found;
    }

    /** Told of every element with the path to it; may read on to the end of that element. */
    @FunctionalInterface
    private interface Visitor {
        void visit(XMLStreamReader reader, String path) throws XMLStreamException;
    }

    private static void walk(String xml, String root, Visitor visitor) throws XMLStreamException {
        XMLStreamReader reader = SafeStax.reader(xml);
        SafeStax.enterRoot(reader, root);
        Deque<String> paths = new ArrayDeque<>();
        paths.push("/" + root);
        while (!paths.isEmpty()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                paths.pop();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String path = paths.element() + "/" + reader.getLocalName();
                visitor.visit(reader, path);
                if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    paths.push(path);
                }
            }
        }
        reader.close();
    }
}
