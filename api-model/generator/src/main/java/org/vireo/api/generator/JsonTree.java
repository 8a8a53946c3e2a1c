package org.vireo.api.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON documents as trees of maps, collections, texts, numbers and booleans. */
final class JsonTree {
    private JsonTree() {}

    /** Makes an object of names and values in turn; empty texts, collections and objects are left out. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (!isEmpty(value)) {
                result.put((String) namesAndValues[i], value);
            }
        }
        return result;
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || value instanceof Collection<?> collection && collection.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    static String text(Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter());
            write(out, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator out, Object tree) throws IOException {
        switch (tree) {
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.writeFieldName((String) entry.getKey());
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            case Collection<?> collection -> {
                out.writeStartArray();
                for (Object item : collection) {
                    write(out, item);
                }
                out.writeEndArray();
            }
            case Boolean value -> out.writeBoolean(value);
            case Integer value -> out.writeNumber(value);
            default -> out.writeString((String) tree);
        }
    }
}
