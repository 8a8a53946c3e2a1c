package org.vireo.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.api.service.ApiLinks;

/** The services of the API's model, to be walked by the segments of a path. */
public final class ServiceTree {

    public static final ServiceTree MODEL = load();

    private static final String PREFIX = "api/";
    private static final String VARIABLE = "{id}";

    private final Map<String, Service> services = new HashMap<>();

    private ServiceTree() {}

    /**
     * What there is below one path.
     *
     * @param children services by segment, with {id} for what varies
     * @param calls the path in the model's own list by the call, such as "GET", and "POST start" for actions
     */
    private record Service(Map<String, String> children, Map<String, String> calls) {
        @Nullable
        String child(String segment) {
            String named = children.get(segment);
            return named == null ? children.get(VARIABLE) : named;
        }

        boolean hasAction(String segment) {
            return calls.containsKey("POST " + segment);
        }
    }

    /** Whether the model has the path, with whatever verb. */
    public boolean has(String path) {
        return find(path, null);
    }

    /** Whether the model has this call. */
    public boolean has(String verb, String path) {
        return find(path, verb);
    }

    /**
     * Where the model lists an operation: a service that is below several others, such as statistics, is listed once.
     *
     * @return empty for an operation that the model does not have
     */
    public Optional<Operation> listed(Operation operation) {
        List<String> segments = List.of(operation.path().split("/"));
        if (operation.path().isEmpty()) {
            return Optional.of(operation);
        }
        Service parent = walk(segments.subList(0, segments.size() - 1));
        if (parent == null) {
            return Optional.empty();
        }
        String last = segments.getLast();
        String action = operation.verb() + " " + last;
        Service found = child(parent, last);
        String path = parent.calls().containsKey(action)
                ? parent.calls().get(action)
                : found == null ? null : found.calls().get(operation.verb());
        return Optional.ofNullable(path).map(listed -> Operation.of(operation.verb(), listed));
    }

    private boolean find(String path, @Nullable String verb) {
        String clean = path.startsWith("/") ? path.substring(1) : path;
        if (!clean.startsWith(PREFIX)) {
            return false;
        }
        List<String> segments = Stream.of(clean.substring(PREFIX.length()).split("/"))
                .map(ServiceTree::withoutMatrix)
                .toList();
        Service parent = walk(segments.subList(0, segments.size() - 1));
        if (parent == null) {
            return false;
        }
        String last = segments.getLast();
        if (parent.hasAction(last)) {
            return verb == null || verb.equals("POST");
        }
        Service found = child(parent, last);
        return found != null && (verb == null || found.calls().containsKey(verb));
    }

    private @Nullable Service walk(List<String> segments) {
        Service here = services.get("system");
        for (String segment : segments) {
            here = here == null ? null : child(here, segment);
        }
        return here;
    }

    private @Nullable Service child(Service parent, String segment) {
        String name = parent.child(segment);
        return name == null ? null : services.get(name);
    }

    private static String withoutMatrix(String segment) {
        int semicolon = segment.indexOf(';');
        return semicolon < 0 ? segment : segment.substring(0, semicolon);
    }

    private static ServiceTree load() {
        ServiceTree tree = new ServiceTree();
        try (InputStream in = ApiLinks.class.getResourceAsStream("services.json")) {
            if (in == null) {
                throw new IllegalStateException("The API's model is not on the class path: build api-model");
            }
            new ObjectMapper().readTree(in).forEach(tree::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree;
    }

    private void add(JsonNode service) {
        Map<String, String> children = new HashMap<>();
        service.path("children")
                .forEach(child -> children.put(
                        child.path("segment").asText(), child.path("service").asText()));
        Map<String, String> calls = new HashMap<>();
        String path = service.path("path").asText();
        service.path("methods")
                .forEach(method ->
                        calls.put(call(method, path), method.path("path").asText()));
        services.put(service.path("name").asText(), new Service(children, calls));
    }

    private static String call(JsonNode method, String servicePath) {
        String verb = method.path("verb").asText();
        String path = method.path("path").asText();
        return path.length() > servicePath.length() ? verb + " " + path.substring(path.lastIndexOf('/') + 1) : verb;
    }
}
