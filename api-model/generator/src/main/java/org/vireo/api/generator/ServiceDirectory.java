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
     * @param namedPath the shortest path below the root of the API; a variable segment is named after its service, for
     *     example {@code vms/{vm_id}}
     * @param type the type of the entity the service serves, or {@code null} for collections and the root
     */
    record Entry(
            Service service, String namedPath, @Nullable StructType type) {
        String name() {
            return WireNames.snake(service.getName());
        }

        /** The path with {@code {id}} for each variable segment. */
        String path() {
            return namedPath.replaceAll("\\{[^}]+}", "{id}");
        }

        /** All methods, inherited ones included, sorted by name. */
        List<Method> methods() {
            return service.methods()
                    .sorted(Comparator.comparing(method -> WireNames.snake(method.getName())))
                    .toList();
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

    /** Returns the last segment of the path of an action. */
    static String actionPath(Method method) {
        return WireNames.path(varied(method).getName());
    }

    /** Returns what a method adds to the path of its service. */
    static String suffix(Method method) {
        return method.isAction() ? "/" + actionPath(method) : "";
    }

    /** Returns the name of the operation a method belongs to: its own or that of the method it varies. */
    static String operation(Method method) {
        return method.isAction()
                ? actionPath(method)
                : WireNames.snake(varied(method).getName());
    }

    static String verb(Method method) {
        return switch (operation(method)) {
            case "get", "list" -> "GET";
            case "update" -> "PUT";
            case "remove" -> "DELETE";
            default -> "POST";
        };
    }

    /** A variant shares verb and path of the method it varies. */
    private static Method varied(Method method) {
        Method base = method;
        while (base.getBase() != null) {
            base = base.getBase();
        }
        return base;
    }

    private static String child(String path, Locator locator) {
        String segment = locator.getParameters().isEmpty()
                ? WireNames.path(locator.getName())
                : "{" + WireNames.snake(locator.getService().getName()) + "_id}";
        return path.isEmpty() ? segment : path + "/" + segment;
    }

    private static @Nullable StructType entity(Service service) {
        Optional<Parameter> answer = service.methods()
                .filter(method -> operation(method).equals("get"))
                .flatMap(method -> method.parameters())
                .filter(Parameter::isOut)
                .filter(parameter -> parameter.getType() instanceof StructType)
                .findFirst();
        return answer.map(parameter -> (StructType) parameter.getType()).orElse(null);
    }
}
