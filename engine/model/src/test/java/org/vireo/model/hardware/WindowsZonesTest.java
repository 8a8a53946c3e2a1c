package org.vireo.model.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsZonesTest {

    @Test
    void namesOfWindowsShouldBeZonesThatAreKnown() {
        assertThat(WindowsZones.ianaOf("GMT Standard Time")).isEqualTo("Europe/London");
        assertThat(WindowsZones.ianaOf("W. Europe Standard Time")).isEqualTo("Europe/Berlin");
        assertThat(WindowsZones.ianaOf("Tokyo Standard Time")).isEqualTo("Asia/Tokyo");
        for (String name : List.of("UTC", "UTC-11", "Pacific Standard Time (Mexico)", "AUS Eastern Standard Time")) {
            assertThat(ZoneId.getAvailableZoneIds()).contains(WindowsZones.ianaOf(name));
        }
    }

    @Test
    void otherNamesShouldStayAsTheyAre() {
        assertThat(WindowsZones.ianaOf("Europe/Paris")).isEqualTo("Europe/Paris");
        assertThat(GuestClock.of("GMT Standard Time").timeZone()).isEqualTo("GMT Standard Time");
        assertThatThrownBy(() -> GuestClock.of("Atlantis Standard Time")).hasMessageContaining("Atlantis");
    }

    @Test
    void aClockShouldFollowItsGuestWithinWhatAClockCanShow() {
        GuestClock variable = new GuestClock(GuestClock.Basis.VARIABLE, null, 0, 0);
        assertThat(variable.adjusted(-3600).adjustmentSeconds()).isEqualTo(-3600);
        assertThat(variable.adjusted(Long.MAX_VALUE).adjustmentSeconds()).isPositive();
    }
}
