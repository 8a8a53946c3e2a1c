package org.vireo.domainxml.capabilities;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.vireo.model.spec.EmulatorSupport;

/**
 * What is read of the emulator's capabilities: every choice with its words, whatever it is about, so that a new one of
 * libvirt needs no code here.
 *
 * <p>Of several machine types the words add up; libvirt refuses at the start what one of them has and another has not.
 *
 * @see <a href="https://libvirt.org/formatdomaincaps.html">libvirt: domain capabilities XML format</a>
 */
final class EmulatorReader implements CapabilitiesWalk.Visitor {

    private static final String CPU_MODE = "cpu/mode";
    private static final String YES = "yes";

    private final Map<String, TreeSet<String>> values = new TreeMap<>();
    /** Choices that libvirt lists with an enum, of which yes and no may both be words. */
    private final Set<String> enums = new HashSet<>();

    private final Map<String, Integer> mostVcpus = new HashMap<>();
    private String architecture = "";
    private String machine = "";
    private String cpuMode = "";
    private String blocked = "";
    private int vcpus;
    private @Nullable String path;

    @Override
    public void visit(XMLStreamReader reader, String at) throws XMLStreamException {
        switch (at) {
            case "arch" -> architecture = reader.getElementText().strip();
            case "path" -> path = reader.getElementText().strip();
            case "machine" -> machine = reader.getElementText().strip();
            case "vcpu" -> vcpus = number(reader.getAttributeValue(null, "max"));
            case CPU_MODE -> cpuMode(reader);
            case "cpu/mode/model" -> cpuModel(reader);
            case "cpu/mode/blockers" ->
                blocked = EmulatorSupport.blockersOf(String.valueOf(reader.getAttributeValue(null, "model")));
            case "cpu/mode/blockers/feature" -> add(blocked, String.valueOf(reader.getAttributeValue(null, "name")));
            case "os/loader/value" -> add(at, reader.getElementText().strip());
            default -> other(reader, at);
        }
    }

    private void other(XMLStreamReader reader, String at) throws XMLStreamException {
        if (reader.getLocalName().equals("enum")) {
            String name = reader.getAttributeValue(null, "name");
            if (name != null) {
                words(reader, at.substring(0, at.length() - "enum".length()) + name);
            }
            return;
        }
        String supported = reader.getAttributeValue(null, "supported");
        if (supported != null) {
            add(at, supported);
        }
    }

    private void cpuMode(XMLStreamReader reader) {
        String name = reader.getAttributeValue(null, "name");
        cpuMode = name == null ? "" : name;
        values.computeIfAbsent(CPU_MODE, choice -> new TreeSet<>());
        if (YES.equals(reader.getAttributeValue(null, "supported"))) {
            add(CPU_MODE, cpuMode);
        }
    }

    /** The models that a guest can be given on this host as they are, and those that it can be given a part of. */
    private void cpuModel(XMLStreamReader reader) throws XMLStreamException {
        boolean usable = !"no".equals(reader.getAttributeValue(null, "usable"));
        String model = reader.getElementText().strip();
        if (cpuMode.equals("custom")) {
            add(usable ? EmulatorSupport.CPU_MODEL : EmulatorSupport.BLOCKED_CPU_MODEL, model);
        }
    }

    private void words(XMLStreamReader reader, String choice) throws XMLStreamException {
        enums.add(choice);
        values.computeIfAbsent(choice, known -> new TreeSet<>());
        while (reader.next() != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals("enum")) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                add(choice, reader.getElementText().strip());
            }
        }
    }

    private void add(String choice, String word) {
        values.computeIfAbsent(choice, known -> new TreeSet<>()).add(word);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The end of one machine type's document. */
    void end() {
        if (!machine.isEmpty() && vcpus > 0) {
            mostVcpus.put(machine, vcpus);
        }
        machine = "";
        vcpus = 0;
    }

    String architecture() {
        return architecture;
    }

    @Nullable
    String path() {
        return path;
    }

    Map<String, Integer> mostVcpus() {
        return mostVcpus;
    }

    /** What one machine type has and another has not is there: yes wins. */
    Map<String, Set<String>> values() {
        Map<String, Set<String>> copy = new HashMap<>();
        values.forEach((choice, words) -> {
            boolean both = words.size() == 2 && words.contains(YES) && words.contains("no");
            copy.put(choice, both && !enums.contains(choice) ? Set.of(YES) : Set.copyOf(words));
        });
        return copy;
    }
}
