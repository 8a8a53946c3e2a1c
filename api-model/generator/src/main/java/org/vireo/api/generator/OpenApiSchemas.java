package org.vireo.api.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ovirt.api.metamodel.concepts.EnumType;
import org.ovirt.api.metamodel.concepts.ListType;
import org.ovirt.api.metamodel.concepts.Model;
import org.ovirt.api.metamodel.concepts.StructType;
import org.ovirt.api.metamodel.concepts.Type;

/** The JSON forms of the types as schemas of an OpenAPI document. */
final class OpenApiSchemas {
    /** What any object can carry. */
    private static final String ROOT = "ApiObject";

    private static final String LINK = "Link";

    private OpenApiSchemas() {}

    static Map<String, Object> all(Model model) {
        Map<String, Object> schemas = new TreeMap<>();
        schemas.put(LINK, JsonTree.object("type", "object", "properties", properties("href", "rel")));
        schemas.put(ROOT, root());
        model.types().forEach(type -> {
            if (type instanceof StructType struct) {
                schemas.put(JavaNames.type(type.getName()), struct(struct));
            } else if (type instanceof EnumType values) {
                schemas.put(JavaNames.type(type.getName()), enumeration(values));
            }
        });
        return schemas;
    }

    static Map<String, Object> reference(Type type) {
        return reference(JavaNames.type(type.getName()));
    }

    static Map<String, Object> reference(String schema) {
        return JsonTree.object("$ref", "#/components/schemas/" + schema);
    }

    /** A collection: an object with one array, named like an item. */
    static Map<String, Object> collection(String item, Map<String, Object> items) {
        Map<String, Object> array = JsonTree.object("type", "array", "items", items);
        return JsonTree.object("type", "object", "properties", JsonTree.object(item, array));
    }

    static Map<String, Object> scalar(Type type) {
        return type instanceof EnumType ? reference(type) : primitive(WireNames.snake(type.getName()));
    }

    /** Booleans and whole numbers are written as texts and read in both forms. */
    private static Map<String, Object> primitive(String type) {
        return switch (type) {
            case "boolean" -> JsonTree.object("type", List.of("boolean", "string"));
            case "integer" -> JsonTree.object("type", List.of("integer", "string"), "format", "int64");
            case "decimal" -> JsonTree.object("type", "number");
            case "date" ->
                JsonTree.object("type", "integer", "format", "int64", "description", "Milliseconds since 1970.");
            default -> JsonTree.object("type", "string");
        };
    }

    private static Map<String, Object> properties(String... texts) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String text : texts) {
            properties.put(text, primitive("string"));
        }
        return properties;
    }

    private static Map<String, Object> root() {
        Map<String, Object> links = JsonTree.object("type", "array", "items", reference(LINK));
        Map<String, Object> properties = properties("href");
        properties.put("link", links);
        properties.put("actions", JsonTree.object("type", "object", "properties", JsonTree.object("link", links)));
        return JsonTree.object("type", "object", "properties", properties);
    }

    private static Map<String, Object> struct(StructType type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        StructEmitter.members(type).forEach(member -> {
            Map<String, Object> schema =
                    new LinkedHashMap<>(schema(member.getType(), WireNames.item(member.getName())));
            schema.putAll(JsonTree.object("description", JavaSource.firstParagraph(member.getDoc())));
            properties.put(WireNames.element(member.getName()), schema);
        });
        String base =
                type.getBase() == null ? ROOT : JavaNames.type(type.getBase().getName());
        return JsonTree.object(
                "description",
                JavaSource.firstParagraph(type.getDoc()),
                "allOf",
                List.of(reference(base)),
                "type",
                "object",
                "properties",
                properties);
    }

    private static Map<String, Object> schema(Type type, String item) {
        if (type instanceof ListType list) {
            Type element = list.getElementType();
            return element instanceof StructType
                    ? collection(WireNames.element(element.getName()), reference(element))
                    : collection(item, scalar(element));
        }
        return type instanceof StructType ? reference(type) : scalar(type);
    }

    private static Map<String, Object> enumeration(EnumType type) {
        List<String> words = type.getValues().stream()
                .map(value -> WireNames.snake(value.getName()))
                .toList();
        return JsonTree.object(
                "description", JavaSource.firstParagraph(type.getDoc()), "type", "string", "enum", words);
    }
}
