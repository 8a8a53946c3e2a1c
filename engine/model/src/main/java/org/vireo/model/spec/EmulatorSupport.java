package org.vireo.model.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a host's emulator offers, as libvirt's domain capabilities list it.
 *
 * @param machineTypes names and short names of the machine types; empty when not known
 * @param uefi whether libvirt finds a UEFI firmware
 * @param values the words that libvirt lists for a choice. The choice is the path of its {@code enum} below
 *     {@code domainCapabilities}, such as {@code devices/graphics/type}; a feature without words, such as
 *     {@code features/sev}, has {@code yes} or {@code no}. A choice that libvirt does not list is missing
 * @see <a href="https://libvirt.org/formatdomaincaps.html">libvirt: domain capabilities XML format</a>
 */
public record EmulatorSupport(List<String> machineTypes, boolean uefi, Map<String, Set<String>> values) {

    public EmulatorSupport {
        machineTypes = List.copyOf(machineTypes);
        values = Map.copyOf(values);
    }

    /** Whether libvirt lists the choice, and the word is not among it. What libvirt says nothing of is not lacking. */
    public boolean lacks(String choice, String word) {
        Set<String> words = values.get(choice);
        return words != null && !words.contains(word);
    }
}
