package org.vireo.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vireo.rest.openapi.OpenApiDocument;
import org.vireo.rest.openapi.Operation;
import org.vireo.rest.openapi.ServedOperations;

/**
 * What of the API is there, from the code: the OpenAPI document says it to programs, docs/api-operations.md to people. A
 * run with -Dgolden.regenerate=true writes the page anew.
 */
class ApiOperationsPageTest {

    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("..", "..", "docs", "api-operations.md");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String INTRODUCTION = """
        # Operations of the API

        Made from the code by `ApiOperationsPageTest`, which compares this page with it and writes it anew when it is run
        with `-Dgolden.regenerate=true`. The same for programs: `GET /ovirt-engine/api/openapi.json`.

        "Empty" is answered as for a collection in which nothing is. What is not yet there answers 501 with a fault that names
        the operation. `{}` stands for an id. oVirt's model lists a service that is below several others, such as
        statistics, at one path; here are the others, too, where they are served.

        """;
    private static final List<Class<?>> RESOURCES = new ClassFileImporter()
            .withImportOption(new ProductOnly()).importPackages("org.vireo.rest").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();
    private static final Set<Operation> SERVED = ServedOperations.of(RESOURCES);
    private static final JsonNode DOCUMENT = OpenApiDocument.of(SERVED);

    @Test
    void theDocumentShouldDescribeWhatIsServedAndNothingElse() {
        assertThat(SERVED).hasSizeGreaterThan(150).contains(new Operation("POST", "vms/{}/start"));
        assertThat(OpenApiDocument.operations(DOCUMENT)).containsExactlyInAnyOrderElementsOf(SERVED);
        assertThatThrownBy(() -> OpenApiDocument.of(Set.of(new Operation("GET", "nowhere"))))
                .hasMessageContaining("GET nowhere");
    }

    @Test
    void operationsShouldHaveNamesOfTheirOwnAndAllTheirVariables() {
        Set<String> names = new HashSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    String name = operation.path("operationId").asText();
                    assertThat(names.add(name))
                            .as("%s of %s is there once", name, path.getKey())
                            .isTrue();
                    Set<String> variables = new HashSet<>();
                    Matcher found = VARIABLE.matcher(path.getKey());
                    while (found.find()) {
                        assertThat(variables.add(found.group(1)))
                                .as(path.getKey())
                                .isTrue();
                    }
                    Set<String> declared = new HashSet<>();
                    operation.path("parameters").forEach(parameter -> {
                        if (parameter.path("in").asText().equals("path")) {
                            declared.add(parameter.path("name").asText());
                        }
                    });
                    assertThat(declared).as(name).isEqualTo(variables);
                }));
        Set<String> shapes = new HashSet<>();
        DOCUMENT.path("paths")
                .fieldNames()
                .forEachRemaining(
                        path -> assertThat(shapes.add(VARIABLE.matcher(path).replaceAll("{}")))
                                .as("%s has one set of names", path)
                                .isTrue());
    }

    @Test
    void everyReferenceShouldLeadToASchemaAndEverySchemaBeNeeded() {
        Set<String> wanted = DOCUMENT.findValuesAsText("$ref").stream()
                .map(reference -> reference.substring("#/components/schemas/".length()))
                .collect(Collectors.toSet());
        Set<String> there = new HashSet<>();
        DOCUMENT.path("components").path("schemas").fieldNames().forEachRemaining(there::add);
        assertThat(there).isEqualTo(wanted);
    }

    @Test
    void thePageShouldBeWhatTheCodeSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/api-operations.md; write it anew with -Dgolden.regenerate=true")
                .isEqualTo(page);
    }

    private static String page() {
        Set<Operation> model = OpenApiDocument.ofModel();
        Set<Operation> empty = ServedOperations.of(RESOURCES.stream()
                .filter(type -> type.getPackageName().endsWith(".empty"))
                .toList());
        Map<String, Set<Operation>> byPath = new TreeMap<>();
        model.forEach(each ->
                byPath.computeIfAbsent(each.path(), path -> new HashSet<>()).add(each));
        SERVED.forEach(each ->
                byPath.computeIfAbsent(each.path(), path -> new HashSet<>()).add(each));
        long served = model.stream().filter(SERVED::contains).count();
        long alwaysEmpty = model.stream().filter(empty::contains).count();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("Of ")
                .append(model.size())
                .append(" operations that the model lists ")
                .append(served)
                .append(" are answered, ")
                .append(alwaysEmpty)
                .append(" of them always empty.\n\n| path | served | empty | not yet |\n|---|---|---|---|\n");
        byPath.forEach((path, operations) -> page.append("| `/")
                .append(path)
                .append("` | ")
                .append(verbs(operations, SERVED, empty))
                .append(" | ")
                .append(verbs(operations, empty, Set.of()))
                .append(" | ")
                .append(verbs(operations, operations, SERVED))
                .append(" |\n"));
        return page.toString();
    }

    private static String verbs(Set<Operation> all, Set<Operation> in, Set<Operation> notIn) {
        return all.stream()
                .filter(each -> in.contains(each) && !notIn.contains(each))
                .map(Operation::verb)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }
}
