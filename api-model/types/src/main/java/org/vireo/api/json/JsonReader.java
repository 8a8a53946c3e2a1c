package org.vireo.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.api.schema.ApiFormatException;
import org.vireo.api.schema.ApiFormatException.Problem;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.schema.Limits;
import org.vireo.api.schema.Scalar;
import org.vireo.api.schema.ScalarText;
import org.vireo.api.schema.TypeDescriptor;

/** Reads one document, leniently: only what can not be understood for certain is refused. */
final class JsonReader {
    private final JsonParser in;
    private final Limits limits;
    private final Deque<String> path = new ArrayDeque<>();
    private int elements;

    private JsonReader(JsonParser in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    static <T extends ApiObject> T read(JsonFactory factory, TypeDescriptor<T> type, byte[] document, Limits limits)
            throws IOException {
        try (JsonParser parser = factory.createParser(document)) {
            parser.nextToken();
            JsonReader reader = new JsonReader(parser, limits);
            reader.path.addLast(type.element());
            T result = reader.object(type);
            if (parser.nextToken() != null) {
                throw new ApiFormatException(Problem.MALFORMED, "The request body goes on after its JSON object");
            }
            return result;
        } catch (StreamConstraintsException e) {
            throw refusal(Problem.TOO_LARGE, "The request body is too large: " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw refusal(
                    Problem.MALFORMED, "The request body is not valid JSON: " + place(e) + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw refusal(Problem.MALFORMED, "The request body is not in UTF-8: " + e.getMessage(), e);
        }
    }

    private static ApiFormatException refusal(Problem problem, String message, IOException cause) {
        ApiFormatException refusal = new ApiFormatException(problem, message);
        refusal.initCause(cause);
        return refusal;
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private String path() {
        return String.join(".", path);
    }

    private void expect(JsonToken token, String expected) throws IOException {
        if (in.currentToken() != token) {
            throw ApiFormatException.badValue(path(), String.valueOf(in.getText()), expected);
        }
    }

    private <T extends ApiObject> T object(TypeDescriptor<T> type) throws IOException {
        expect(JsonToken.START_OBJECT, "a JSON object");
        T result = type.create();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            enter(name);
            in.nextToken();
            Attribute<? super T> attribute = type.attribute(name);
            if (attribute != null && in.currentToken() != JsonToken.VALUE_NULL) {
                member(attribute, result);
            } else if (name.equals("href") && in.currentToken() == JsonToken.VALUE_STRING) {
                result.setHref(in.getText());
            } else {
                in.skipChildren();
            }
            path.removeLast();
        }
        return result;
    }

    private void enter(String name) {
        path.addLast(name);
        limits.check(path.size(), ++elements);
    }

    private <T extends ApiObject> void member(Attribute<T> attribute, T object) throws IOException {
        switch (attribute) {
            case Attribute.One<T, ?> one -> one(one, object);
            case Attribute.Many<T, ?> many -> many(many, object);
            case Attribute.Struct<T, ?> struct -> struct(struct, object);
            case Attribute.Structs<T, ?> structs -> structs(structs, object);
        }
    }

    private <T extends ApiObject, V> void one(Attribute.One<T, V> one, T object) throws IOException {
        one.setter().accept(object, scalar(one.scalar()));
    }

    private <T extends ApiObject, V extends ApiObject> void struct(Attribute.Struct<T, V> struct, T object)
            throws IOException {
        struct.setter().accept(object, object(struct.type().get()));
    }

    private <T extends ApiObject, V> void many(Attribute.Many<T, V> many, T object) throws IOException {
        many.setter().accept(object, list(many.item(), () -> scalar(many.scalar())));
    }

    private <T extends ApiObject, V extends ApiObject> void structs(Attribute.Structs<T, V> structs, T object)
            throws IOException {
        structs.setter()
                .accept(object, list(structs.item(), () -> object(structs.type().get())));
    }

    private <V> @Nullable V scalar(Scalar<V> scalar) throws IOException {
        if (!in.currentToken().isScalarValue()) {
            throw ApiFormatException.badValue(path(), in.getText(), scalar.expected());
        }
        return ScalarText.parse(scalar, in.getText(), path());
    }

    /** Reads what stands at the current token. */
    private interface Item<V> {
        @Nullable
        V read() throws IOException;
    }

    /** A list is {@code {"item": [...]}}; a bare array and a single item are understood too, an object of an href is not. */
    private <V> @Nullable List<V> list(String item, Item<V> reader) throws IOException {
        List<V> values = new ArrayList<>();
        if (in.currentToken() == JsonToken.START_ARRAY) {
            items(reader, values);
            return values;
        }
        expect(JsonToken.START_OBJECT, "an object with an array \"" + item + "\"");
        boolean echo = false;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            enter(name);
            in.nextToken();
            if (name.equals(item) && in.currentToken() == JsonToken.START_ARRAY) {
                items(reader, values);
            } else if (name.equals(item) && in.currentToken() != JsonToken.VALUE_NULL) {
                add(reader, values);
            } else {
                echo |= name.equals("href");
                in.skipChildren();
            }
            path.removeLast();
        }
        return echo && values.isEmpty() ? null : values;
    }

    private <V> void items(Item<V> reader, List<V> values) throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            limits.check(path.size(), ++elements);
            if (in.currentToken() != JsonToken.VALUE_NULL) {
                add(reader, values);
            }
        }
    }

    private static <V> void add(Item<V> reader, List<V> values) throws IOException {
        V value = reader.read();
        if (value != null) {
            values.add(value);
        }
    }
}
