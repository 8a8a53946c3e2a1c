package org.vireo.domainxml.capabilities;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.binding.Numbers;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.HostCpu;
import org.vireo.model.hardware.numa.HostNode;
import org.vireo.model.hardware.numa.HostPages;
import org.vireo.model.hardware.numa.HostTopology;

/** What is read of the host's NUMA nodes: memory, pages of each size, processors. */
final class TopologyReader implements CapabilitiesWalk.Visitor {

    private static final String CELL = "host/topology/cells/cell";

    private final List<HostNode> nodes = new ArrayList<>();
    private final List<HostCpu> cpus = new ArrayList<>();
    private final List<HostPages> pages = new ArrayList<>();
    private int id = -1;
    private long memoryBytes;

    @Override
    public void visit(XMLStreamReader reader, String path) throws XMLStreamException {
        switch (path) {
            case CELL -> {
                end();
                id = number(reader.getAttributeValue(null, "id"));
            }
            case CELL + "/memory" -> {
                long unit = Numbers.bytesPer(reader.getAttributeValue(null, "unit"));
                memoryBytes = Numbers.of(reader.getElementText()) * unit;
            }
            case CELL + "/pages" -> {
                long unit = Numbers.bytesPer(reader.getAttributeValue(null, "unit"));
                int sizeKib = (int) (Numbers.of(reader.getAttributeValue(null, "size")) * unit / 1024);
                pages.add(new HostPages(sizeKib, Numbers.of(reader.getElementText())));
            }
            case CELL + "/cpus/cpu" -> cpu(reader);
            default -> {}
        }
    }

    private void cpu(XMLStreamReader reader) {
        int cpu = number(reader.getAttributeValue(null, "id"));
        if (cpu >= 0) {
            int socket = Math.max(0, number(reader.getAttributeValue(null, "socket_id")));
            cpus.add(new HostCpu(cpu, socket, siblings(reader.getAttributeValue(null, "siblings"), cpu)));
        }
    }

    /** A processor that is switched off has no siblings listed. */
    private static CpuSet siblings(@Nullable String text, int cpu) {
        try {
            return text == null ? CpuSet.of(cpu) : CpuSet.of(text);
        } catch (IllegalArgumentException e) {
            return CpuSet.of(cpu);
        }
    }

    private static int number(@Nullable String text) {
        return text == null ? -1 : (int) Numbers.of(text);
    }

    private void end() {
        if (id >= 0) {
            nodes.add(new HostNode(id, memoryBytes, cpus, pages));
        }
        id = -1;
        memoryBytes = 0;
        cpus.clear();
        pages.clear();
    }

    HostTopology read() {
        end();
        return new HostTopology(nodes);
    }
}
