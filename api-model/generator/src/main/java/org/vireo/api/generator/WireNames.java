package org.vireo.api.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ovirt.api.metamodel.concepts.Name;

/** The names in documents and paths that follow from the names of the model. */
final class WireNames {
    /** Names that history made different from those of the model. */
    private static final Map<String, String> EXCEPTIONS = exceptions();

    private static final Map<String, String> IRREGULAR_PLURALS =
            Map.of("display", "displays", "erratum", "errata", "key", "keys");

    private WireNames() {}

    private static Map<String, String> exceptions() {
        Map<String, String> names = new HashMap<>();
        names.put("gluster_brick_memory_info", "brick_memoryinfo");
        names.put("migration_options", "migration");
        names.put("operating_system", "os");
        names.put("operating_systems", "oss");
        names.put("operating_system_info", "operating_system");
        names.put("operating_system_infos", "operation_systems");
        names.put("transparent_huge_pages", "transparent_hugepages");
        withPlural(names, "gluster_brick", "brick");
        withPlural(names, "gluster_memory_pool", "memory_pool");
        withPlural(names, "gluster_server_hook", "server_hook");
        withPlural(names, "numa_node", "host_numa_node");
        withPlural(names, "virtual_numa_node", "vm_numa_node");
        for (String kind : List.of(
                "image", "image_provider", "network", "network_provider", "subnet", "volume", "volume_provider")) {
            withPlural(names, "open_stack_" + kind, "openstack_" + kind);
        }
        return Map.copyOf(names);
    }

    private static void withPlural(Map<String, String> names, String model, String wire) {
        names.put(model, wire);
        names.put(model + "s", wire + "s");
    }

    /** Returns the name of an element. */
    static String element(Name name) {
        String plain = snake(name);
        return EXCEPTIONS.getOrDefault(plain, plain);
    }

    /** Returns the name of the element of a collection of things of that name. */
    static String collection(Name singular) {
        List<String> words = singular.getWords();
        String last = words.removeLast().toLowerCase(Locale.ROOT);
        words.add(plural(last));
        return element(new Name(words));
    }

    /** Returns the name of an element within a list of scalars of that name. */
    static String item(Name plural) {
        List<String> words = plural.getWords();
        words.add(singular(words.removeLast().toLowerCase(Locale.ROOT)));
        return element(new Name(words));
    }

    /** Returns the name as it stands in paths and relations: lower case without separators. */
    static String path(Name name) {
        return name.words().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining());
    }

    /** Returns the name in snake case, without exceptions. */
    static String snake(Name name) {
        return name.words().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining("_"));
    }

    private static String plural(String word) {
        String irregular = IRREGULAR_PLURALS.get(word);
        if (irregular != null) {
            return irregular;
        }
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
