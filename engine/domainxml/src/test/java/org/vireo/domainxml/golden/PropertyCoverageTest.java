package org.vireo.domainxml.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.model.device.Device;
import org.vireo.model.hardware.Platform;
import org.vireo.model.spec.DeviceEntry;

/**
 * Every property of every device kind, and of every record within one, is set by some golden case, so none can be
 * forgotten in the XML unseen.
 */
class PropertyCoverageTest {

    /** Pins are worked out from the policy before anything is built. */
    private static final String DECIDED_BEFORE = "CpuPinning.policy";

    private static final Map<Class<?>, Map<String, Set<@Nullable Object>>> SEEN = seen();

    static Set<Class<?>> records() {
        Set<Class<?>> records = new LinkedHashSet<>();
        for (Class<?> kind : Device.class.getPermittedSubclasses()) {
            collect(kind, records);
        }
        collect(Platform.class, records);
        return records;
    }

    @Test
    void everyKindShouldHaveAGoldenCase() {
        assertThat(SEEN.keySet()).contains(Device.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyPropertyShouldBeSetByAGoldenCase(Class<?> type) {
        Map<String, Set<@Nullable Object>> seen = SEEN.getOrDefault(type, Map.of());
        assertThat(seen).as("golden cases of %s", type.getSimpleName()).isNotNull();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = type.getSimpleName() + "." + component.getName();
            Set<@Nullable Object> values = seen.getOrDefault(component.getName(), Set.of());
            assertThat(values.stream().filter(PropertyCoverageTest::isSet))
                    .as("values of %s other than its default", name)
                    .isNotEmpty();
            if (component.getType() == boolean.class) {
                assertThat(values).as("values of %s", name).hasSize(2);
            }
            if (component.getType().isEnum() && !DECIDED_BEFORE.equals(name)) {
                assertThat(values)
                        .as("values of %s", name)
                        .contains(component.getType().getEnumConstants());
            }
        }
    }

    private static void collect(Class<?> type, Set<Class<?>> records) {
        if (type.isSealed()) {
            for (Class<?> one : type.getPermittedSubclasses()) {
                collect(one, records);
            }
        } else if (isOurs(type) && records.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(elementType(component), records);
            }
        }
    }

    /** Ids and other records of one value are values, whose inside says nothing of the device. */
    private static boolean isOurs(Class<?> type) {
        return type.isRecord()
                && type.getPackageName().startsWith("org.vireo.model")
                && !type.getPackageName().equals("org.vireo.model.id")
                && type.getRecordComponents().length > 0;
    }

    private static Class<?> elementType(RecordComponent component) {
        if (component.getGenericType() instanceof java.lang.reflect.ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        return component.getType();
    }

    private static Map<Class<?>, Map<String, Set<@Nullable Object>>> seen() {
        Map<Class<?>, Map<String, Set<@Nullable Object>>> seen = new HashMap<>();
        for (GoldenCase golden : GoldenCases.all()) {
            for (DeviceEntry entry : golden.vm().devices()) {
                see(entry.device(), seen);
            }
            see(golden.vm().hardware().platform(), seen);
        }
        return seen;
    }

    private static void see(@Nullable Object value, Map<Class<?>, Map<String, Set<@Nullable Object>>> seen) {
        if (value instanceof Collection<?> many) {
            many.forEach(one -> see(one, seen));
        } else if (value instanceof Record && value.getClass().getPackageName().startsWith("org.vireo.model")) {
            Map<String, Set<@Nullable Object>> properties =
                    seen.computeIfAbsent(value.getClass(), type -> new HashMap<>());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object inside = read(value, component);
                properties
                        .computeIfAbsent(component.getName(), name -> new HashSet<>())
                        .add(inside);
                see(inside, seen);
            }
        }
    }

    private static @Nullable Object read(Object owner, RecordComponent component) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component + " cannot be read", e);
        }
    }

    private static boolean isSet(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean on -> on;
            case Number number -> number.longValue() != 0;
            case String text -> !text.isEmpty();
            case Collection<?> many -> !many.isEmpty();
            default -> true;
        };
    }
}
