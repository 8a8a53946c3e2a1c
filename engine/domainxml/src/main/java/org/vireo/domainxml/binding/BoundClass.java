package org.vireo.domainxml.binding;

import jakarta.xml.bind.annotation.XmlAnyAttribute;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlSchema;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of one generated class are written, read from its JAXB annotations once.
 *
 * @param root the name as an element of its own, with the declaration of its namespace; null when it is none
 * @param attributes in the order of the class
 * @param otherAttributes attributes that the schema does not name; null when the class keeps none
 * @param contents elements and text, in the order of the schema
 */
record BoundClass(
        @Nullable Root root,
        List<Property> attributes,
        @Nullable Function<Object, @Nullable Object> otherAttributes,
        List<Property> contents) {

    private static final ClassValue<BoundClass> KNOWN = new ClassValue<>() {
        @Override
        protected BoundClass computeValue(Class<?> type) {
            return analyze(type);
        }
    };

    /** The name of an element, and the attribute that declares its namespace or nothing. */
    record Root(String name, String declaration) {}

    /**
     * One property.
     *
     * @param name of the attribute or element; empty for text, and for lists whose items bring their own names
     */
    record Property(String name, Function<Object, @Nullable Object> getter) {}

    static BoundClass of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static BoundClass analyze(Class<?> type) {
        List<Property> attributes = new ArrayList<>();
        Function<Object, @Nullable Object> otherAttributes = null;
        for (Field field : type.getDeclaredFields()) {
            XmlAttribute attribute = field.getAnnotation(XmlAttribute.class);
            if (attribute != null) {
                attributes.add(new Property(attribute.name(), getter(type, field)));
            } else if (field.isAnnotationPresent(XmlAnyAttribute.class)) {
                otherAttributes = getter(type, field);
            }
        }
        XmlSchema schema = type.getPackage().getAnnotation(XmlSchema.class);
        String prefix = schema != null && schema.elementFormDefault() == XmlNsForm.QUALIFIED
                ? schema.xmlns()[0].prefix() + ":"
                : "";
        List<Property> contents = new ArrayList<>();
        XmlType order = type.getAnnotation(XmlType.class);
        for (String name : order == null ? new String[0] : order.propOrder()) {
            if (!name.isEmpty()) {
                contents.add(content(type, field(type, name), prefix));
            }
        }
        return new BoundClass(
                root(type, schema, prefix), List.copyOf(attributes), otherAttributes, List.copyOf(contents));
    }

    private static @Nullable Root root(Class<?> type, @Nullable XmlSchema schema, String prefix) {
        XmlRootElement root = type.getAnnotation(XmlRootElement.class);
        if (root == null) {
            return null;
        }
        String declaration = schema == null || prefix.isEmpty()
                ? ""
                : " xmlns:" + schema.xmlns()[0].prefix() + "=\"" + schema.namespace() + "\"";
        return new Root(prefix + root.name(), declaration);
    }

    private static Property content(Class<?> type, Field field, String prefix) {
        boolean namesItself = field.isAnnotationPresent(XmlValue.class)
                || Arrays.stream(field.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getSimpleName().matches("XmlAnyElement|XmlElementRefs?"));
        if (namesItself) {
            return new Property("", getter(type, field));
        }
        XmlElement element = field.getAnnotation(XmlElement.class);
        String name = element == null || element.name().equals("##default") ? field.getName() : element.name();
        return new Property(prefix + name, getter(type, field));
    }

    private static Field field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " has no field " + name + " for its property", e);
        }
    }

    /** The public getter as a function, which costs a call where reflection costs several. */
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> getter(Class<?> type, Field field) {
        String property = field.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + field.getName().substring(1);
        try {
            Method method = Arrays.stream(type.getMethods())
                    .filter(candidate -> candidate.getParameterCount() == 0)
                    .filter(candidate -> candidate.getName().equals("get" + property)
                            || candidate.getName().equals("is" + property))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(type + " has no getter of " + property));
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle handle = lookup.unreflect(method);
            return (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            handle,
                            handle.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(type + ": " + property + " cannot be read", e);
        }
    }
}
