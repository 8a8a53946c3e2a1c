package org.vireo.api.generator;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ovirt.api.metamodel.concepts.Locator;
import org.ovirt.api.metamodel.concepts.Method;
import org.ovirt.api.metamodel.concepts.Model;
import org.ovirt.api.metamodel.concepts.Parameter;
import org.ovirt.api.metamodel.concepts.Service;
import org.ovirt.api.metamodel.concepts.StructType;

/**
 * The services of the model with their paths.
 *
 * @param services all services that can be reached from the root, by name
 */
record ServiceDirectory(List<Entry> services) {
    /**
     * One service.
     *
     * @param path the shortest path below the root of the API; a variable segment is {@code {id}}
     * @param type the type of the entity the service serves, or {@code null} for collections and the root
     */
    record Entry(Service service, String path, @Nullable StructType type) {
        String name() {
            return WireNames.snake(service.getName());
        }

        /** Relations of the collections and services below. */
        List<String> collections() {
            return service.locators()
                    .filter(locator -> locator.getParameters().isEmpty())
                    .map(locator -> WireNames.path(locator.getName()))
                    .sorted()
                    .toList();
        }

        /** Relations of the actions; variants of one action share its path. */
        List<String> actions() {
            return service.methods()
                    .filter(Method::isAction)
                    .map(ServiceDirectory::actionPath)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    static ServiceDirectory of(Model model) {
        Map<Service, String> paths = new LinkedHashMap<>();
        Deque<Service> queue = new ArrayDeque<>(List.of(model.getRoot()));
        paths.put(model.getRoot(), "");
        while (!queue.isEmpty()) {
            Service service = queue.removeFirst();
            String path = Objects.requireNonNull(paths.get(service));
            service.locators()
                    .sorted(Comparator.comparing(locator -> WireNames.path(locator.getName())))
                    .forEach(locator -> {
                        if (paths.putIfAbsent(locator.getService(), child(path, locator)) == null) {
                            queue.addLast(locator.getService());
                        }
                    });
        }
        return new ServiceDirectory(paths.entrySet().stream()
                .map(found -> new Entry(found.getKey(), found.getValue(), entity(found.getKey())))
                .sorted(Comparator.comparing(Entry::name))
                .toList());
    }

    /** Returns the last segment of the path of an action; a variant is posted to the action it varies. */
    static String actionPath(Method method) {
        Method base = method;
        while (base.getBase() != null) {
            base = base.getBase();
        }
        return WireNames.path(base.getName());
    }

    private static String child(String path, Locator locator) {
        String segment = locator.getParameters().isEmpty() ? WireNames.path(locator.getName()) : "{id}";
        return path.isEmpty() ? segment : path + "/" + segment;
    }

    private static @Nullable StructType entity(Service service) {
        Optional<Parameter> answer = service.methods()
                .filter(method -> WireNames.snake(method.getName()).equals("get"))
                .flatMap(method -> method.parameters())
                .filter(Parameter::isOut)
                .filter(parameter -> parameter.getType() instanceof StructType)
                .findFirst();
        return answer.map(parameter -> (StructType) parameter.getType()).orElse(null);
    }
}
