package org.vireo.domainxml.capabilities;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.host.HostCpu;
import org.vireo.model.host.HostTopology;

/** What is read of the host's capabilities: its UUID and processors, and the machine types for one architecture. */
final class HostReader implements CapabilitiesWalk.Visitor {

    private final String wanted;
    private final Set<String> machines = new LinkedHashSet<>();
    private final List<HostCpu> cpus = new ArrayList<>();
    private int node = -1;
    private String architecture = "";
    private @Nullable String uuid;

    HostReader(String wanted) {
        this.wanted = wanted;
    }

    @Override
    public void visit(XMLStreamReader reader, String path) throws XMLStreamException {
        switch (path) {
            case "host/uuid" -> uuid = reader.getElementText().strip();
            case "host/topology/cells/cell" -> node = number(reader, "id");
            case "host/topology/cells/cell/cpus/cpu" -> cpu(reader);
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

    /** A processor that is offline has no more than its number. */
    private void cpu(XMLStreamReader reader) {
        int id = number(reader, "id");
        int socket = number(reader, "socket_id");
        String siblings = reader.getAttributeValue(null, "siblings");
        if (id < 0 || socket < 0 || siblings == null) {
            return;
        }
        try {
            int core = CpuSet.of(siblings).members().nextSetBit(0);
            cpus.add(new HostCpu(id, Math.max(0, node), socket, core));
        } catch (IllegalArgumentException e) {
            cpus.add(new HostCpu(id, Math.max(0, node), socket, id));
        }
    }

    private static int number(XMLStreamReader reader, String attribute) {
        String text = reader.getAttributeValue(null, attribute);
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    HostTopology topology() {
        return new HostTopology(cpus);
    }

    Set<String> machines() {
        return machines;
    }

    @Nullable
    String uuid() {
        return uuid;
    }
}
