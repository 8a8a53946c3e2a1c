package org.vireo.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSettingTest {

    private static final NumberSetting DAYS = new NumberSetting("vireo.days", "days", 30, 1, 3650);

    @Test
    void anAdministratorMayChooseANumberOrLeaveIt() {
        assertThat(DAYS.of(null)).isEqualTo(30);
        assertThat(DAYS.of(" 7 ")).isEqualTo(7);
        assertThat(DAYS.of("3650")).isEqualTo(3650);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "3651", "a week", "99999999999"})
    void anythingElseShouldBeRefusedByNameWithARemedy(String wrong) {
        assertThatThrownBy(() -> DAYS.of(wrong))
                .hasMessage("System property vireo.days is '" + wrong + "': give a number of days from 1 to 3650");
    }
}
