package org.vireo.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.CustomProperty;
import org.vireo.api.type.Vm;
import org.vireo.core.validation.Violations;
import org.vireo.model.hardware.HookParameter;
import org.vireo.model.hardware.Platform;

/** Custom properties of a VM, which its host's scripts are told. */
class CustomPropertiesTest {

    @Test
    void theyShouldArriveAndComeBack() {
        Platform changed = applied(Platform.DEFAULT, property("owner", "Jürgen"), property("backup", "daily"));

        assertThat(changed.hookParameters())
                .containsExactly(new HookParameter("owner", "Jürgen"), new HookParameter("backup", "daily"));
        Vm shown = new Vm();
        PlatformMapper.addTo(shown, changed);
        assertThat(shown.getCustomProperties())
                .extracting(CustomProperty::getName, CustomProperty::getValue)
                .containsExactly(tuple("owner", "Jürgen"), tuple("backup", "daily"));
    }

    @Test
    void thoseThatAreGivenShouldTakeThePlaceOfAll() {
        Platform before = applied(Platform.DEFAULT, property("owner", "x"), property("backup", "daily"));

        assertThat(applied(before, property("owner", "y")).hookParameters())
                .containsExactly(new HookParameter("owner", "y"));
        assertThat(applied(before).hookParameters()).isEmpty();
    }

    @Test
    void impossibleOnesShouldBeRefused() {
        for (CustomProperty wrong : List.of(property("no space", "x"), property("", "x"), property("owner", "a\nb"))) {
            Violations violations = new Violations();
            Objects.requireNonNull(PlatformMapper.toPatch(vm(wrong))).applyTo(Platform.DEFAULT, violations);
            assertThat(violations.isEmpty())
                    .as("%s=%s", wrong.getName(), wrong.getValue())
                    .isFalse();
        }
    }

    private static Platform applied(Platform before, CustomProperty... properties) {
        Violations violations = new Violations();
        Platform after =
                Objects.requireNonNull(PlatformMapper.toPatch(vm(properties))).applyTo(before, violations);
        assertThat(violations.isEmpty()).isTrue();
        return after;
    }

    private static Vm vm(CustomProperty... properties) {
        Vm api = new Vm();
        api.setCustomProperties(List.of(properties));
        return api;
    }

    private static CustomProperty property(String name, String value) {
        CustomProperty property = new CustomProperty();
        property.setName(name);
        property.setValue(value);
        return property;
    }
}
