package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The agent's {@code protocol.json}, to check what the engine writes and reads. */
final class ProtocolDocument {

    private final JsonNode root;

    ProtocolDocument() {
        try {
            var file = Path.of("../../host-agent-py/src/vireo_agent/protocol/protocol.json");
            root = new ObjectMapper().readTree(file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException("protocol.json is not where the agent keeps it", failed);
        }
    }

    JsonNode root() {
        return root;
    }

    Set<String> verbs() {
        return names(root.path("verbs"));
    }

    Set<String> verbs(boolean mutating) {
        return verbs().stream()
                .filter(verb -> root.path("verbs").path(verb).path("mutates").asBoolean() == mutating)
                .collect(Collectors.toSet());
    }

    JsonNode params(String verb) {
        return resolved(root.path("verbs").path(verb).path("params"));
    }

    JsonNode result(String verb) {
        return resolved(root.path("verbs").path(verb).path("result"));
    }

    JsonNode definition(String name) {
        return root.path("$defs").path(name);
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : definition(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** What is wrong with a value; empty when nothing is. */
    Set<String> violations(JsonNode schema, JsonNode value) {
        var document = ((ObjectNode) schema).deepCopy();
        document.set("$defs", root.path("$defs"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document).validate(value).stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    Set<String> words(JsonNode enumeration) {
        return texts(resolved(enumeration).path("enum"));
    }

    static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
