package org.vireo.api.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovirt.api.metamodel.concepts.ListType;
import org.ovirt.api.metamodel.concepts.Method;
import org.ovirt.api.metamodel.concepts.Model;
import org.ovirt.api.metamodel.concepts.Parameter;
import org.ovirt.api.metamodel.concepts.StructType;
import org.ovirt.api.metamodel.concepts.Type;

/** Writes an OpenAPI 3.1 document of all services of the model, as a resource; who serves it leaves out what is not there. */
final class OpenApiEmitter {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private OpenApiEmitter() {}

    static OutputFile emit(Model model, ServiceDirectory directory) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (ServiceDirectory.Entry entry : directory.services()) {
            for (Method method : entry.methods()) {
                // The root's own path is empty, and its actions would begin with two slashes.
                String place = ("/" + entry.namedPath() + ServiceDirectory.suffix(method)).replace("//", "/");
                Map<String, Object> item = paths.computeIfAbsent(place, path -> new LinkedHashMap<>());
                String verb = ServiceDirectory.verb(method).toLowerCase(Locale.ROOT);
                // A variant of a method has its path and verb: its inputs are inputs of the one operation.
                item.merge(verb, operation(entry, method), OpenApiEmitter::merged);
            }
        }
        Map<String, Object> document = JsonTree.object(
                "openapi", "3.1.0",
                "info", JsonTree.object("title", "Vireo API", "version", "4"),
                "servers", List.of(JsonTree.object("url", "/ovirt-engine/api")),
                "paths", paths,
                "components", JsonTree.object("schemas", OpenApiSchemas.all(model)));
        return new OutputFile("org/vireo/api/service/openapi.json", JsonTree.text(document));
    }

    private static Map<String, Object> operation(ServiceDirectory.Entry entry, Method method) {
        return JsonTree.object(
                "operationId", entry.name() + "_" + ServiceDirectory.operation(method),
                "summary", JavaSource.firstParagraph(method.getDoc()),
                "tags", List.of(entry.path().split("/", 2)[0]),
                "parameters", parameters(entry, method),
                "requestBody", requestBody(method),
                "responses", responses(method));
    }

    private static Object merged(Object first, Object second) {
        Map<String, Object> result = new LinkedHashMap<>(asObject(first));
        Map<Object, Object> parameters = new LinkedHashMap<>();
        for (Object operation : List.of(first, second)) {
            asList(asObject(operation).getOrDefault("parameters", List.of()))
                    .forEach(parameter -> parameters.putIfAbsent(parameter, parameter));
        }
        result.putAll(JsonTree.object("parameters", List.copyOf(parameters.values())));
        return result;
    }

    @SuppressWarnings("unchecked") // operations are made here only
    private static Map<String, Object> asObject(Object operation) {
        return (Map<String, Object>) operation;
    }

    private static List<?> asList(Object parameters) {
        return (List<?>) parameters;
    }

    private static List<Object> parameters(ServiceDirectory.Entry entry, Method method) {
        List<Object> parameters = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(entry.namedPath());
        while (variables.find()) {
            parameters.add(JsonTree.object(
                    "name",
                    variables.group(1),
                    "in",
                    "path",
                    "required",
                    true,
                    "schema",
                    JsonTree.object("type", "string")));
        }
        if (!method.isAction()) {
            method.parameters()
                    .filter(OpenApiEmitter::isQuery)
                    .map(parameter -> JsonTree.object(
                            "name", WireNames.snake(parameter.getName()),
                            "in", "query",
                            "schema", OpenApiSchemas.scalar(parameter.getType())))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .forEach(parameters::add);
        }
        return parameters;
    }

    private static boolean isQuery(Parameter parameter) {
        Type type = parameter.getType();
        return parameter.isIn() && !(type instanceof StructType) && !(type instanceof ListType);
    }

    private static Map<String, Object> requestBody(Method method) {
        if (method.isAction()) {
            return content("", OpenApiSchemas.reference("Action"));
        }
        return method.parameters()
                .filter(parameter -> parameter.isIn() && !isQuery(parameter))
                .findFirst()
                .map(parameter -> content("", entity(parameter)))
                .orElse(Map.of());
    }

    private static Map<String, Object> responses(Method method) {
        Map<String, Object> entity = method.isAction()
                ? OpenApiSchemas.reference("Action")
                : method.parameters()
                        .filter(parameter -> parameter.isOut() && !isScalar(parameter.getType()))
                        .findFirst()
                        .map(OpenApiEmitter::entity)
                        .orElse(OpenApiSchemas.reference("Action"));
        String status = ServiceDirectory.operation(method).equals("add") ? "201" : "200";
        return JsonTree.object(
                status,
                content("Done.", entity),
                "default",
                content("What went wrong.", OpenApiSchemas.reference("Fault")));
    }

    private static boolean isScalar(Type type) {
        return !(type instanceof StructType) && !(type instanceof ListType);
    }

    private static Map<String, Object> entity(Parameter parameter) {
        if (parameter.getType() instanceof ListType list) {
            Type element = list.getElementType();
            return OpenApiSchemas.collection(WireNames.element(element.getName()), OpenApiSchemas.reference(element));
        }
        return OpenApiSchemas.reference(parameter.getType());
    }

    private static Map<String, Object> content(String description, Map<String, Object> schema) {
        return JsonTree.object(
                "description", description, "content", Map.of("application/json", JsonTree.object("schema", schema)));
    }
}
