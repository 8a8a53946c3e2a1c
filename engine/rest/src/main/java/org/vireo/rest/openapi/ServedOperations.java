package org.vireo.rest.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What resources answer, read from their annotations. */
public final class ServedOperations {

    private static final String API = "api";

    /** A variable that stands for some words: {collection: users|groups}. */
    private static final Pattern WORDS = Pattern.compile("\\{[^{}:]+:\\s*([a-z]+(?:\\|[a-z]+)*)}");

    private ServedOperations() {}

    /** Below the API's root; what is beside it, such as the services of logins, is none of them. */
    public static Set<Operation> of(Collection<? extends Class<?>> resources) {
        return byMethod(resources).keySet();
    }

    /** The same, with the method that answers each. */
    public static Map<Operation, Method> byMethod(Collection<? extends Class<?>> resources) {
        Map<Operation, Method> found = new HashMap<>();
        for (Class<?> resource : resources) {
            String root = path(resource.getAnnotation(Path.class));
            for (Method method : resource.getMethods()) {
                of(root, method).forEach(operation -> found.put(operation, method));
            }
        }
        return Map.copyOf(found);
    }

    private static Stream<Operation> of(String root, Method method) {
        String path = root + "/" + path(method.getAnnotation(Path.class));
        return verbs(method)
                .flatMap(verb -> spelledOut(path).stream()
                        .filter(each -> each.equals(API + "/") || each.startsWith(API + "/"))
                        .map(each -> Operation.of(verb, each.substring(API.length()))));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value);
    }

    private static String path(@Nullable Path annotation) {
        return annotation == null ? "" : annotation.value();
    }

    /** Each word that a variable may be. */
    private static List<String> spelledOut(String path) {
        Matcher words = WORDS.matcher(path);
        if (!words.find()) {
            return List.of(path);
        }
        return Arrays.stream(words.group(1).split("\\|"))
                .flatMap(word ->
                        spelledOut(path.substring(0, words.start()) + word + path.substring(words.end())).stream())
                .toList();
    }
}
