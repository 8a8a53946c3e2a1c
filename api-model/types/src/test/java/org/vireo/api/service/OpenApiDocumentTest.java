package org.vireo.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.vireo.api.schema.Attribute;
import org.vireo.api.schema.TypeDescriptor;
import org.vireo.api.type.ApiTypes;

/** The generated documents about the services are whole in themselves and agree with the tables of the types. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiDocumentTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private JsonNode document = new ObjectMapper().createObjectNode();
    private JsonNode services = new ObjectMapper().createArrayNode();

    @BeforeAll
    void load() throws IOException {
        document = resource("openapi.json");
        services = resource("services.json");
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ApiLinks.class.getResourceAsStream(name), name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    @Test
    void everyReferenceShouldLeadToASchema() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(1000);
        assertThat(references).allMatch(reference -> schemas().has(reference.replace("#/components/schemas/", "")));
    }

    @Test
    void everyOperationShouldHaveOneNameAndDeclareTheVariablesOfItsPath() {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                assertThat(names.add(operation.path("operationId").asText()))
                        .as(path.getKey())
                        .isTrue();
                assertThat(operation.path("responses").size()).isEqualTo(2);
                assertDeclared(path.getKey(), operation.path("parameters").findValuesAsText("name"));
            }
        }
        assertThat(names).hasSizeGreaterThan(600).contains("vm_start", "vms_list", "vms_add", "vm_nic_update");
    }

    private static void assertDeclared(String path, List<String> parameters) {
        Set<String> variables = new HashSet<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            assertThat(variables.add(matcher.group(1))).as(path).isTrue();
        }
        assertThat(parameters).as(path).doesNotHaveDuplicates().containsAll(variables);
    }

    @Test
    void everyAttributeShouldHaveAProperty() {
        for (TypeDescriptor<?> type : ApiTypes.all()) {
            Set<String> properties = new HashSet<>();
            String schema = type.name();
            while (!schema.isEmpty()) {
                schemas().path(schema).path("properties").fieldNames().forEachRemaining(properties::add);
                String base = schemas()
                        .path(schema)
                        .path("allOf")
                        .path(0)
                        .path("$ref")
                        .asText();
                schema = base.replace("#/components/schemas/", "");
            }
            assertThat(properties)
                    .as(type.name())
                    .containsAll(type.attributes().stream().map(Attribute::name).toList());
        }
    }

    @Test
    void theDirectoryShouldKnowEveryServiceBelowTheRoot() {
        assertThat(services).hasSizeGreaterThan(270);
        Set<String> names = new HashSet<>(services.findValuesAsText("name"));
        for (JsonNode service : services) {
            service.path("children")
                    .forEach(child ->
                            assertThat(names).contains(child.path("service").asText()));
        }
        assertThat(services.findValuesAsText("path"))
                .contains("/vms", "/vms/{id}", "/vms/{id}/start", "/vms/{id}/diskattachments/{id}");
    }
}
