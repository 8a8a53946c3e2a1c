package org.vireo.api.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table of one type: its names in documents and its attributes, inherited ones included, sorted by name. The formats
 * work from these tables alone, without reflection.
 *
 * @param <T> the type described
 */
public final class TypeDescriptor<T extends ApiObject> {
    private final String name;
    private final String element;
    private final String collection;
    private final Supplier<T> factory;
    private final List<Attribute<? super T>> attributes;
    private final Map<String, Attribute<? super T>> byName;

    private TypeDescriptor(Builder<T> builder) {
        name = builder.name;
        element = builder.element;
        collection = builder.collection;
        factory = builder.factory;
        List<Attribute<? super T>> sorted = new ArrayList<>(builder.attributes);
        sorted.sort(Comparator.comparing(Attribute::name));
        attributes = List.copyOf(sorted);
        byName = new LinkedHashMap<>();
        attributes.forEach(attribute -> byName.put(attribute.name(), attribute));
    }

    /**
     * Starts a table.
     *
     * @param name the name of the Java type
     * @param element the name of the element of one object
     * @param collection the name of the element of a collection of such objects
     * @param factory makes an empty object
     */
    public static <T extends ApiObject> Builder<T> named(
            String name, String element, String collection, Supplier<T> factory) {
        return new Builder<>(name, element, collection, factory);
    }

    /** Returns the table of the class of an object. */
    @SuppressWarnings("unchecked") // every generated class returns its own table
    public static <T extends ApiObject> TypeDescriptor<T> of(T object) {
        return (TypeDescriptor<T>) object.descriptor();
    }

    /** Returns the name of the Java type, for example {@code DiskAttachment}. */
    public String name() {
        return name;
    }

    /** Returns the name of the element of one object, for example {@code disk_attachment}. */
    public String element() {
        return element;
    }

    /** Returns the name of the element of a collection, for example {@code disk_attachments}. */
    public String collection() {
        return collection;
    }

    /** Returns all attributes, inherited ones included, sorted by name. */
    public List<Attribute<? super T>> attributes() {
        return attributes;
    }

    /** Returns the attribute of that name, or {@code null} if the type has none. */
    public @Nullable Attribute<? super T> attribute(String attributeName) {
        return byName.get(attributeName);
    }

    /** Makes an empty object. */
    public T create() {
        return factory.get();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects the attributes of a type; used by generated code. */
    public static final class Builder<T extends ApiObject> {
        private final String name;
        private final String element;
        private final String collection;
        private final Supplier<T> factory;
        private final List<Attribute<? super T>> attributes = new ArrayList<>();

        private Builder(String name, String element, String collection, Supplier<T> factory) {
            this.name = name;
            this.element = element;
            this.collection = collection;
            this.factory = factory;
        }

        /** Takes over the attributes of the base type. */
        public Builder<T> extending(TypeDescriptor<? super T> base) {
            attributes.addAll(base.attributes());
            return this;
        }

        /** Adds a scalar. */
        public <V> Builder<T> one(
                String attribute,
                Scalar<V> scalar,
                Function<T, @Nullable V> getter,
                BiConsumer<T, @Nullable V> setter) {
            attributes.add(new Attribute.One<>(attribute, scalar, getter, setter));
            return this;
        }

        /** Adds a list of scalars. */
        public <V> Builder<T> many(
                String attribute,
                String item,
                Scalar<V> scalar,
                Function<T, @Nullable List<V>> getter,
                BiConsumer<T, @Nullable List<V>> setter) {
            attributes.add(new Attribute.Many<>(attribute, item, scalar, getter, setter));
            return this;
        }

        /** Adds a nested structure. */
        public <V extends ApiObject> Builder<T> struct(
                String attribute,
                Supplier<TypeDescriptor<V>> type,
                Function<T, @Nullable V> getter,
                BiConsumer<T, @Nullable V> setter) {
            attributes.add(new Attribute.Struct<>(attribute, false, type, getter, setter));
            return this;
        }

        /** Adds a reference to another entity. */
        public <V extends ApiObject> Builder<T> reference(
                String attribute,
                Supplier<TypeDescriptor<V>> type,
                Function<T, @Nullable V> getter,
                BiConsumer<T, @Nullable V> setter) {
            attributes.add(new Attribute.Struct<>(attribute, true, type, getter, setter));
            return this;
        }

        /** Adds a list of structures; {@code rel} is {@code null} unless it is a collection of its own. */
        public <V extends ApiObject> Builder<T> structs(
                String attribute,
                String item,
                @Nullable String rel,
                Supplier<TypeDescriptor<V>> type,
                Function<T, @Nullable List<V>> getter,
                BiConsumer<T, @Nullable List<V>> setter) {
            attributes.add(new Attribute.Structs<>(attribute, item, rel, type, getter, setter));
            return this;
        }

        /** Ends the table. */
        public TypeDescriptor<T> build() {
            return new TypeDescriptor<>(this);
        }
    }
}
