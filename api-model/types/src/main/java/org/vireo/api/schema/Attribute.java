package org.vireo.api.schema;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a type: its name in documents and the way to its value.
 *
 * @param <T> the type that declares the attribute
 */
public sealed interface Attribute<T extends ApiObject> {
    /** Returns the name in documents, in snake case. */
    String name();

    /** A single scalar value; {@code id} stands as an XML attribute, all others as elements. */
    record One<T extends ApiObject, V>(
            String name, Scalar<V> scalar, Function<T, @Nullable V> getter, BiConsumer<T, @Nullable V> setter)
            implements Attribute<T> {
        /** Tells whether the value stands as an attribute of the XML element. */
        public boolean isXmlAttribute() {
            return name.equals("id");
        }
    }

    /** A list of scalar values, each in an element {@code item}. */
    record Many<T extends ApiObject, V>(
            String name,
            String item,
            Scalar<V> scalar,
            Function<T, @Nullable List<V>> getter,
            BiConsumer<T, @Nullable List<V>> setter)
            implements Attribute<T> {}

    /** A nested structure, or with {@code reference} another entity, usually only its id and href. */
    record Struct<T extends ApiObject, V extends ApiObject>(
            String name,
            boolean reference,
            Supplier<TypeDescriptor<V>> type,
            Function<T, @Nullable V> getter,
            BiConsumer<T, @Nullable V> setter)
            implements Attribute<T> {}

    /**
     * A list of structures, each in an element {@code item}; with {@code rel} it is a collection of its own, which is shown
     * as a link of that name unless it is in-lined.
     */
    record Structs<T extends ApiObject, V extends ApiObject>(
            String name,
            String item,
            @Nullable String rel,
            Supplier<TypeDescriptor<V>> type,
            Function<T, @Nullable List<V>> getter,
            BiConsumer<T, @Nullable List<V>> setter)
            implements Attribute<T> {}
}
