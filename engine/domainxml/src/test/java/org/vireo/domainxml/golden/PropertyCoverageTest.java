package org.vireo.domainxml.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.spec.DeviceEntry;

/** Every property of every device kind is set by some golden case, so none can be forgotten in the XML unseen. */
class PropertyCoverageTest {

    static List<Class<?>> kinds() {
        return List.of(Device.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyPropertyShouldBeSetByAGoldenCase(Class<?> kind) throws ReflectiveOperationException {
        List<Device> devices = GoldenCases.all().stream()
                .flatMap(golden -> golden.vm().devices().stream())
                .map(DeviceEntry::device)
                .filter(kind::isInstance)
                .toList();
        assertThat(devices).as("golden cases of %s", kind.getSimpleName()).isNotEmpty();
        for (RecordComponent component : kind.getRecordComponents()) {
            Set<@Nullable Object> values = new HashSet<>();
            for (Device device : devices) {
                values.add(component.getAccessor().invoke(device));
            }
            assertThat(values.stream().filter(Objects::nonNull).filter(PropertyCoverageTest::isSet))
                    .as("values of %s.%s other than its default", kind.getSimpleName(), component.getName())
                    .isNotEmpty();
            if (component.getType() == boolean.class) {
                assertThat(values)
                        .as("values of %s.%s", kind.getSimpleName(), component.getName())
                        .hasSize(2);
            }
            if (component.getType().isEnum()) {
                assertThat(values)
                        .as("values of %s.%s", kind.getSimpleName(), component.getName())
                        .contains(component.getType().getEnumConstants());
            }
        }
    }

    private static boolean isSet(Object value) {
        return switch (value) {
            case Boolean on -> on;
            case Number number -> number.longValue() != 0;
            case CdromMedium medium -> !(medium instanceof CdromMedium.Empty);
            default -> true;
        };
    }
}
