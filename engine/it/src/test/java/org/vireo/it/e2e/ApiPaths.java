package org.vireo.it.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The operations that the engine says it answers, with real ids in their paths. */
final class ApiPaths {

    private final Installation admin;
    private final Map<String, String> roots;
    private final Map<String, Optional<String>> firstOf = new HashMap<>();

    /**
     * Paths that an administrator can go.
     *
     * @param roots ids of the objects to go to, by the collections below the API's root
     */
    ApiPaths(Installation admin, Map<String, String> roots) {
        this.admin = admin;
        this.roots = Map.copyOf(roots);
    }

    /**
     * An operation at one object, or at what is below it.
     *
     * @param path with real ids, such as /vms/1/nics/2
     */
    record Operation(String method, String path) {

        /** The same at another object of the API's root. */
        String at(String rootId) {
            String[] parts = path.split("/", 4);
            return "/" + parts[1] + "/" + rootId + (parts.length == 4 ? "/" + parts[3] : "");
        }

        /** The id of what is below the object; empty when it is the object itself. */
        Optional<String> child() {
            String[] parts = path.split("/");
            return parts.length > 4 ? Optional.of(parts[4]) : Optional.empty();
        }
    }

    /** All that have ids in their paths, but those where nothing is below the objects. */
    List<Operation> withIds() throws IOException {
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                admin.get("/openapi.json").body().path("paths").properties()) {
            Optional<String> real = real(path.getKey());
            if (path.getKey().contains("{") && real.isPresent()) {
                path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> found.add(new Operation(method.toUpperCase(Locale.ROOT), real.get())));
            }
        }
        return found;
    }

    /** Those that are lists of the API's root. */
    List<String> lists() throws IOException {
        List<String> found = new ArrayList<>();
        admin.get("/openapi.json").body().path("paths").properties().forEach(path -> {
            if (!path.getKey().contains("{") && path.getValue().has("get")) {
                found.add(path.getKey());
            }
        });
        return found;
    }

    private Optional<String> real(String template) throws IOException {
        StringBuilder path = new StringBuilder();
        for (String segment : template.substring(1).split("/")) {
            if (!segment.startsWith("{")) {
                path.append('/').append(segment);
                continue;
            }
            Optional<String> id = id(path.toString());
            if (id.isEmpty()) {
                return Optional.empty();
            }
            path.append('/').append(id.get());
        }
        return Optional.of(path.toString());
    }

    private Optional<String> id(String collection) throws IOException {
        if (collection.lastIndexOf('/') == 0) {
            return Optional.ofNullable(roots.get(collection.substring(1)));
        }
        Optional<String> known = firstOf.get(collection);
        if (known == null) {
            known = first(admin.get(collection).body());
            firstOf.put(collection, known);
        }
        return known;
    }

    private static Optional<String> first(JsonNode list) {
        for (JsonNode member : list) {
            if (member.isArray() && member.path(0).has("id")) {
                return Optional.of(member.path(0).path("id").asText());
            }
        }
        return Optional.empty();
    }
}
