package org.vireo.domainxml.capabilities;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What is read of the host's capabilities: its UUID, and the machine types for one architecture. */
final class HostReader implements CapabilitiesWalk.Visitor {

    private final String wanted;
    private final Set<String> machines = new LinkedHashSet<>();
    private String architecture = "";
    private @Nullable String uuid;

    HostReader(String wanted) {
        this.wanted = wanted;
    }

    @Override
    public void visit(XMLStreamReader reader, String path) throws XMLStreamException {
        switch (path) {
            case "host/uuid" -> uuid = reader.getElementText().strip();
            case "guest/arch" -> {
                String name = reader.getAttributeValue(null, "name");
                architecture = name == null ? "" : name;
            }
            case "guest/arch/machine", "guest/arch/domain/machine" -> {
                if (architecture.equals(wanted)) {
                    machines.add(reader.getElementText().strip());
                }
            }
            default -> {}
        }
    }

    Set<String> machines() {
        return machines;
    }

    @Nullable
    String uuid() {
        return uuid;
    }
}
