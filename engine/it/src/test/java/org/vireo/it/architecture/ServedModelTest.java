package org.vireo.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.api.schema.ApiEnum;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.TypeDescriptor;
import org.vireo.api.service.ApiLinks;
import org.vireo.api.type.Action;
import org.vireo.rest.openapi.OpenApiDocument;
import org.vireo.rest.openapi.Operation;
import org.vireo.rest.openapi.ServedOperations;
import org.vireo.rest.openapi.ServiceTree;

/** Each operation that is served and that oVirt's model has, compared with the model: types, parameters, enumerations. */
class ServedModelTest {

    private static final Set<String> SCALARS = Set.of("boolean", "integer", "string");

    private static final Map<Operation, Method> SERVED = ServedOperations.byMethod(new ClassFileImporter()
            .withImportOption(new ProductOnly()).importPackages("org.vireo.rest").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList());
    private static final JsonNode DOCUMENT = OpenApiDocument.of(SERVED.keySet());
    private static final Map<Operation, Modelled> MODEL = model();

    /**
     * What the model says of an operation.
     *
     * @param parameters of all variants of it, by name
     */
    private record Modelled(boolean isAction, Map<String, JsonNode> parameters) {

        /** What is sent and answered, but for the parameters. */
        Optional<JsonNode> thing() {
            return parameters.values().stream()
                    .filter(parameter -> parameter.path("out").asBoolean() && !isScalar(parameter))
                    .findFirst();
        }

        Stream<JsonNode> scalars() {
            return parameters.values().stream()
                    .filter(parameter -> parameter.path("in").asBoolean() && isScalar(parameter));
        }

        private static boolean isScalar(JsonNode parameter) {
            return SCALARS.contains(parameter.path("type").asText());
        }
    }

    private static Map<Operation, Modelled> model() {
        Map<Operation, Modelled> found = new HashMap<>();
        try {
            for (JsonNode service : new ObjectMapper().readTree(ApiLinks.class.getResourceAsStream("services.json"))) {
                for (JsonNode method : service.path("methods")) {
                    String path = method.path("path").asText();
                    boolean isAction =
                            path.length() > service.path("path").asText().length();
                    Modelled modelled = found.computeIfAbsent(
                            Operation.of(method.path("verb").asText(), path),
                            operation -> new Modelled(isAction, new HashMap<>()));
                    method.path("parameters")
                            .forEach(parameter -> modelled.parameters()
                                    .put(parameter.path("name").asText(), parameter));
                }
            }
        } catch (IOException e) {
            throw new AssertionError("The model cannot be read", e);
        }
        return found;
    }

    /** Those that the model has, with what it says of them. */
    private static Map<Operation, Modelled> compared() {
        Map<Operation, Modelled> compared = SERVED.keySet().stream()
                .filter(ServedModelTest::isOfModel)
                .collect(Collectors.toMap(
                        operation -> operation,
                        operation ->
                                MODEL.get(ServiceTree.MODEL.listed(operation).orElseThrow())));
        assertThat(compared).hasSizeGreaterThan(200);
        return compared;
    }

    /** What Vireo adds may stand where the model has an id, such as jobs/durations. */
    private static boolean isOfModel(Operation operation) {
        return ServiceTree.MODEL
                .listed(operation)
                .filter(listed ->
                        !listed.path().endsWith("{}") || operation.path().endsWith("{}"))
                .isPresent();
    }

    @Test
    void bodiesShouldBeOfTheModelsTypes() {
        List<String> wrong = new ArrayList<>();
        compared().forEach((operation, modelled) -> {
            String taken = element(body(SERVED.get(operation)));
            String expected = modelled.isAction()
                    ? Action.TYPE.element()
                    : modelled.thing().map(thing -> thing.path("type").asText()).orElse("");
            if (!taken.isEmpty() && !taken.equals(expected)) {
                wrong.add(operation + " takes a " + taken + " and not a " + expected);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void answersShouldBeOfTheModelsTypes() {
        List<String> wrong = new ArrayList<>();
        compared().forEach((operation, modelled) -> {
            Method method = SERVED.get(operation);
            boolean removes = operation.verb().equals("DELETE");
            String expected = modelled.isAction() || removes
                    ? Action.TYPE.element()
                    : modelled.thing().map(thing -> thing.path("type").asText()).orElse("");
            String given = given(method.getGenericReturnType());
            if (!given.isEmpty() && !expected.isEmpty() && !given.equals(expected)) {
                wrong.add(operation + " answers with " + given + " and not with " + expected);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void parametersShouldBeDescribedWithTheModelsTypes() {
        List<String> wrong = new ArrayList<>();
        JsonNode action =
                DOCUMENT.path("components").path("schemas").path("Action").path("properties");
        Map<Operation, JsonNode> described = described();
        compared()
                .forEach((operation, modelled) -> modelled.scalars().forEach(parameter -> {
                    String name = parameter.path("name").asText();
                    JsonNode schema = modelled.isAction() ? action.path(name) : query(described.get(operation), name);
                    // A number may come as a text, too, as oVirt's JSON has it.
                    JsonNode type = schema.path("type");
                    if (!type.path(0)
                            .asText(type.asText())
                            .equals(parameter.path("type").asText())) {
                        wrong.add(
                                operation + " has no " + parameter.path("type").asText() + " " + name + ": " + schema);
                    }
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void enumerationsShouldHaveTheModelsWords() {
        List<String> compared = new ArrayList<>();
        DOCUMENT.path("components").path("schemas").properties().forEach(schema -> {
            if (schema.getValue().has("enum")) {
                Set<String> words = StreamSupport.stream(
                                schema.getValue().path("enum").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(words(schema.getKey())).as(schema.getKey()).isEqualTo(words);
                compared.add(schema.getKey());
            }
        });
        assertThat(compared).hasSizeGreaterThan(30).contains("VmStatus");
    }

    private static Set<String> words(String type) {
        try {
            return Arrays.stream(Class.forName("org.vireo.api.type." + type).getEnumConstants())
                    .map(word -> ((ApiEnum) word).wire())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("There is no " + type, e);
        }
    }

    private static Map<Operation, JsonNode> described() {
        Map<Operation, JsonNode> found = new HashMap<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> found.put(Operation.of(call.getKey(), path.getKey()), call.getValue())));
        return found;
    }

    private static JsonNode query(JsonNode operation, String name) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("query")
                        && parameter.path("name").asText().equals(name))
                .map(parameter -> parameter.path("schema"))
                .findFirst()
                .orElseGet(() -> operation.path("nowhere"));
    }

    /** The one parameter without an annotation; null where there is none. */
    private static @Nullable Class<?> body(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .map(Parameter::getType)
                .filter(type -> type != String.class)
                .findFirst()
                .<Class<?>>map(type -> type)
                .orElse(null);
    }

    /** The element that a method declares to answer with, of a list that of its members; empty where it does not say. */
    private static String given(Type type) {
        Type one = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        return one instanceof Class<?> declared ? element(declared) : "";
    }

    /** Empty for what is none of the API's types. */
    private static String element(@Nullable Class<?> type) {
        if (type == null || !ApiObject.class.isAssignableFrom(type)) {
            return "";
        }
        try {
            return ((TypeDescriptor<?>) type.getField("TYPE").get(null)).element();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " has no descriptor", e);
        }
    }
}
