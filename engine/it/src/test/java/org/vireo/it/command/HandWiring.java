package org.vireo.it.command;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds objects by their injected constructors, each class once, as the container does. */
public final class HandWiring {

    private final Map<Class<?>, Object> instances = new LinkedHashMap<>();

    /** Gives the object to every constructor that asks for the type. */
    public <T> HandWiring with(Class<T> type, T instance) {
        instances.put(type, instance);
        return this;
    }

    /** Gives the object to every constructor that asks for a port that it implements. */
    public HandWiring offer(Object adapter) {
        for (Class<?> port : adapter.getClass().getInterfaces()) {
            instances.put(port, adapter);
        }
        return this;
    }

    public <T> T get(Class<T> type) {
        Object known = instances.get(type);
        if (known == null) {
            known = build(type);
            instances.put(type, known);
        }
        return type.cast(known);
    }

    private Object build(Class<?> type) {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> candidate.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing was given for " + type.getName()));
        List<Object> arguments = new ArrayList<>();
        for (Type parameter : constructor.getGenericParameterTypes()) {
            arguments.add(
                    parameter instanceof ParameterizedType given && given.getRawType() == Provider.class
                            ? (Provider<?>) () -> get((Class<?>) given.getActualTypeArguments()[0])
                            : get(raw(parameter)));
        }
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be built", e);
        }
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }
}
