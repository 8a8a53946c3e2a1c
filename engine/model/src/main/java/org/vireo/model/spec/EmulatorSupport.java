package org.vireo.model.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.vireo.model.need.HostNeed;

/**
 * What a host's emulator offers, as libvirt's domain capabilities list it.
 *
 * @param machineTypes names and short names of the machine types; empty when not known
 * @param mostVcpus how many processors a guest can have, by machine type; a machine type that is missing is not known
 * @param values the words that libvirt lists for a choice. The choice is the path of its {@code enum} below
 *     {@code domainCapabilities}, such as {@code devices/graphics/type}; a feature without words, such as
 *     {@code features/sev}, has {@code yes} or {@code no}. A choice that libvirt does not list is missing
 * @see <a href="https://libvirt.org/formatdomaincaps.html">libvirt: domain capabilities XML format</a>
 */
public record EmulatorSupport(
        List<String> machineTypes, Map<String, Integer> mostVcpus, Map<String, Set<String>> values) {

    private static final String ANY = "*";

    /** An emulator that offers whatever there is: what stands against a VM there is not the host's fault. */
    public static final EmulatorSupport EVERYTHING = new EmulatorSupport(List.of(), Map.of(), Map.of(ANY, Set.of()));

    /** The choice of CPU models that a guest can be given as they are. */
    public static final String CPU_MODEL = "cpu/custom/model";

    /** CPU models of which the host lacks features. */
    public static final String BLOCKED_CPU_MODEL = "cpu/custom/blocked";

    private static final String NO = "no";
    private static final String FIRMWARE = "os/firmware";
    private static final String UEFI = "efi";

    public EmulatorSupport {
        machineTypes = List.copyOf(machineTypes);
        mostVcpus = Map.copyOf(mostVcpus);
        values = Map.copyOf(values);
    }

    /** Without numbers. */
    public EmulatorSupport(List<String> machineTypes, boolean uefi, Map<String, Set<String>> values) {
        this(machineTypes, Map.of(), with(values, uefi));
    }

    private static Map<String, Set<String>> with(Map<String, Set<String>> values, boolean uefi) {
        Map<String, Set<String>> all = new HashMap<>(values);
        all.put(FIRMWARE, uefi ? Set.of(UEFI) : Set.of());
        return all;
    }

    /** Whether the thing that the choice is about is not there at all: then libvirt lists no words for it. */
    private boolean isSwitchedOff(String choice) {
        int end = choice.lastIndexOf('/');
        Set<String> there = end < 0 ? null : values.get(choice.substring(0, end));
        return there != null && there.contains(NO);
    }

    /** The choice under which the features are that the host lacks of a CPU model. */
    public static String blockersOf(String model) {
        return "cpu/custom/blockers/" + model;
    }

    /** The words that libvirt lists for the choice; none where it says nothing of it. */
    public Set<String> words(String choice) {
        return values.getOrDefault(choice, Set.of());
    }

    /** Whether libvirt finds a UEFI firmware. */
    public boolean uefi() {
        return offers(FIRMWARE, UEFI);
    }

    /** How many processors a guest of the machine type can have, also by the type's short name; empty when not known. */
    public OptionalInt mostVcpusOf(String machineType) {
        Integer exact = mostVcpus.get(machineType);
        if (exact != null) {
            return OptionalInt.of(exact);
        }
        String versions = switch (machineType) {
            case "q35" -> "pc-q35-";
            case "pc" -> "pc-i440fx-";
            case "virt" -> "virt-";
            default -> null;
        };
        if (versions != null) {
            for (Map.Entry<String, Integer> known : mostVcpus.entrySet()) {
                if (known.getKey().startsWith(versions)) {
                    return OptionalInt.of(known.getValue());
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Whether a VM gets what it needs, as far as libvirt says. */
    public boolean meets(HostNeed need) {
        return switch (need.silence()) {
            case MAYBE -> !lacks(need.choice(), need.word());
            case NO -> offers(need.choice(), need.word());
        };
    }

    /** Whether libvirt lists the word for the choice: for what came so late that silence means no. */
    public boolean offers(String choice, String word) {
        Set<String> words = values.get(choice);
        return words == null ? values.containsKey(ANY) : words.contains(word);
    }

    /** Whether libvirt lists the choice, and the word is not among it. What libvirt says nothing of is not lacking. */
    public boolean lacks(String choice, String word) {
        Set<String> words = values.get(choice);
        return words == null ? isSwitchedOff(choice) : !words.contains(word);
    }
}
