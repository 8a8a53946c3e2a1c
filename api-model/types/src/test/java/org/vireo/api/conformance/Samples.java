package org.vireo.api.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.schema.Scalar;
import org.vireo.api.schema.TypeDescriptor;

/** Objects in which every attribute has a value, made from the tables. */
public final class Samples {
    private int counter;

    private Samples() {}

    /** Makes an object with every attribute set; nested structures have their scalars set. */
    public static <T extends ApiObject> T full(TypeDescriptor<T> type) {
        return new Samples().object(type, 1);
    }

    /** Reads a document from a text. */
    public static <T extends ApiObject> T read(ApiFormat format, TypeDescriptor<T> type, String document) {
        try {
            return format.read(type, new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the value of an attribute, or null. */
    public static <T extends ApiObject> @Nullable Object value(Attribute<T> attribute, T object) {
        return switch (attribute) {
            case Attribute.One<T, ?> one -> one.getter().apply(object);
            case Attribute.Many<T, ?> many -> many.getter().apply(object);
            case Attribute.Struct<T, ?> struct -> struct.getter().apply(object);
            case Attribute.Structs<T, ?> structs -> structs.getter().apply(object);
        };
    }

    private <T extends ApiObject> T object(TypeDescriptor<T> type, int depth) {
        T object = type.create();
        counter++;
        object.setHref("/ovirt-engine/api/" + type.collection() + "/" + counter);
        for (Attribute<? super T> attribute : type.attributes()) {
            fill(attribute, object, depth);
        }
        return object;
    }

    private <T extends ApiObject> void fill(Attribute<T> attribute, T object, int depth) {
        switch (attribute) {
            case Attribute.One<T, ?> one -> one(one, object);
            case Attribute.Many<T, ?> many -> many(many, object);
            case Attribute.Struct<T, ?> struct -> struct(struct, object, depth);
            case Attribute.Structs<T, ?> structs -> structs(structs, object, depth);
        }
    }

    private <T extends ApiObject, V> void one(Attribute.One<T, V> one, T object) {
        one.setter().accept(object, scalar(one.scalar()));
    }

    private <T extends ApiObject, V> void many(Attribute.Many<T, V> many, T object) {
        many.setter().accept(object, List.of(scalar(many.scalar()), scalar(many.scalar())));
    }

    private <T extends ApiObject, V extends ApiObject> void struct(Attribute.Struct<T, V> struct, T object, int depth) {
        if (depth > 0) {
            struct.setter().accept(object, object(struct.type().get(), depth - 1));
        }
    }

    private <T extends ApiObject, V extends ApiObject> void structs(
            Attribute.Structs<T, V> structs, T object, int depth) {
        if (depth > 0) {
            TypeDescriptor<V> type = structs.type().get();
            structs.setter().accept(object, List.of(object(type, depth - 1), object(type, depth - 1)));
        }
    }

    private <V> V scalar(Scalar<V> scalar) {
        counter++;
        return scalar.parse(
                switch (scalar.kind()) {
                    case TEXT -> "text " + counter + " <&> \u00fc";
                    case BOOLEAN -> String.valueOf(counter % 2 == 0);
                    case INTEGER -> String.valueOf(1_099_511_627_776L + counter);
                    case DECIMAL -> counter + ".25";
                    case DATE -> "2026-11-21T10:00:00." + (100 + counter % 900) + "Z";
                    case ENUM -> scalar.words().getFirst();
                });
    }
}
