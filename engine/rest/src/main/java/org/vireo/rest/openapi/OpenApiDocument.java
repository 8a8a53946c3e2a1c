package org.vireo.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.api.service.ApiLinks;

/**
 * The API in OpenAPI's words: of oVirt's model what is served, and what Vireo adds to it.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1.0</a>
 */
public final class OpenApiDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SCHEMA = "#/components/schemas/";
    private static final String VARIABLE = "{}";

    private final ObjectNode model = read(ApiLinks.class.getResourceAsStream("openapi.json"), "the API's model");
    private final ObjectNode additions =
            read(OpenApiDocument.class.getResourceAsStream("additions.json"), "what Vireo adds to the model");
    private final Map<Operation, Described> described = new HashMap<>();

    /** What a document says of an operation, and under which path. */
    private record Described(String path, ObjectNode operation) {}

    private OpenApiDocument() {
        describe(model);
        describe(additions);
    }

    /**
     * With these operations alone, and the schemas that they need.
     *
     * @throws IllegalStateException for an operation that neither the model nor the additions describe
     */
    public static ObjectNode of(Set<Operation> served) {
        return new OpenApiDocument().with(served);
    }

    /** What the model has, whether it is served or not. */
    public static Set<Operation> ofModel() {
        return operations(new OpenApiDocument().model);
    }

    /** All operations of a document. */
    public static Set<Operation> operations(JsonNode document) {
        return calls(document).keySet();
    }

    private void describe(ObjectNode document) {
        described.putAll(calls(document));
    }

    private static Map<Operation, Described> calls(JsonNode document) {
        Map<Operation, Described> found = new HashMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> found.put(
                                Operation.of(call.getKey(), path.getKey()),
                                new Described(path.getKey(), (ObjectNode) call.getValue()))));
        return found;
    }

    private ObjectNode with(Set<Operation> served) {
        ObjectNode document = model.deepCopy();
        ObjectNode paths = document.putObject("paths");
        served.stream()
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::verb))
                .map(this::describe)
                .forEach(each -> child(paths, each.path()).setAll(each.operation()));
        keepNeeded(document);
        return document;
    }

    /** The operation under its verb. */
    private Described describe(Operation operation) {
        String verb = operation.verb().toLowerCase(Locale.ROOT);
        Described own = described.get(operation);
        if (own != null) {
            return new Described(own.path(), MAPPER.createObjectNode().set(verb, own.operation()));
        }
        Described listed = ServiceTree.MODEL
                .listed(operation)
                .map(described::get)
                .orElseThrow(() -> new IllegalStateException(operation.verb() + " " + operation.path()
                        + " is served and not described: add it to additions.json"));
        String path = described.entrySet().stream()
                .filter(entry -> entry.getKey().path().equals(operation.path()))
                .map(entry -> entry.getValue().path())
                .findFirst()
                .orElseGet(() -> named(operation.path()));
        return new Described(path, MAPPER.createObjectNode().set(verb, moved(listed.operation(), path)));
    }

    /** With a name for each variable: that of the collection before it. */
    private static String named(String path) {
        String[] segments = path.split("/");
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].equals(VARIABLE)) {
                segments[i] = "{" + segments[i - 1] + "_id}";
            }
        }
        return "/" + String.join("/", segments);
    }

    /** What the model says of an operation under its first path, for another. */
    private static ObjectNode moved(ObjectNode operation, String path) {
        ObjectNode moved = operation.deepCopy();
        String id = operation.path("operationId").asText();
        String name = Stream.of(path.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.startsWith("{"))
                .collect(Collectors.joining("_"));
        String before = Arrays.stream(path.split("/")).anyMatch(segment -> segment.startsWith("{")) ? "_of" : "";
        moved.put("operationId", id + before + "_" + name);
        moved.putArray("tags").add(path.split("/")[1]);
        ArrayNode parameters = moved.putArray("parameters");
        for (String segment : path.split("/")) {
            if (segment.startsWith("{")) {
                ObjectNode variable = parameters.addObject();
                variable.put("name", segment.substring(1, segment.length() - 1))
                        .put("in", "path")
                        .put("required", true);
                variable.putObject("schema").put("type", "string");
            }
        }
        operation.path("parameters").forEach(parameter -> {
            if (!parameter.path("in").asText().equals("path")) {
                parameters.add(parameter);
            }
        });
        return moved;
    }

    private static void keepNeeded(ObjectNode document) {
        ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
        Set<String> needed = new HashSet<>();
        Deque<JsonNode> waiting = new ArrayDeque<>(List.of(document.path("paths")));
        while (!waiting.isEmpty()) {
            for (String reference : waiting.pop().findValuesAsText("$ref")) {
                String name = reference.substring(SCHEMA.length());
                if (needed.add(name)) {
                    waiting.push(schemas.path(name));
                }
            }
        }
        schemas.retain(needed);
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        JsonNode there = parent.get(name);
        return there == null ? parent.putObject(name) : (ObjectNode) there;
    }

    private static ObjectNode read(@Nullable InputStream resource, String what) {
        if (resource == null) {
            throw new IllegalStateException("There is no description of " + what + " on the class path: build it");
        }
        try (resource) {
            return (ObjectNode) MAPPER.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
