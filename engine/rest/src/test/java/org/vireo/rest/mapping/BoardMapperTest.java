package org.vireo.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.OperatingSystem;
import org.vireo.api.type.TimeZone;
import org.vireo.api.type.Vm;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.hardware.Boot;
import org.vireo.model.hardware.DirectKernel;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.Power;
import org.vireo.model.hardware.Smbios;

class BoardMapperTest {

    private static final Platform FULL = Platform.DEFAULT
            .withBoot(new Boot(
                    true, 0, false, null, new DirectKernel("/data/boot/vmlinuz", "/data/boot/initrd", "quiet"), null))
            .withClock(GuestClock.of("Europe/Berlin"))
            .withSmbios(new Smbios(Smbios.SerialPolicy.CUSTOM, "SN-1", null, null, null, List.of()))
            .withPower(new Power(
                    false,
                    false,
                    Power.RebootAction.RESTART,
                    Power.CrashAction.DESTROY,
                    Power.StorageErrorAction.LEAVE_PAUSED));

    @Test
    void whatIsReadShouldBeTheSameWhenItIsSentBack() {
        assertThat(applied(shown(FULL), Platform.DEFAULT)).isEqualTo(FULL);
        assertThat(applied(shown(FULL), FULL)).isEqualTo(FULL);
        assertThat(applied(shown(Platform.DEFAULT), Platform.DEFAULT)).isEqualTo(Platform.DEFAULT);
    }

    @Test
    void emptyTextsShouldGoBackToTheDefault() {
        Vm api = new Vm();
        OperatingSystem os = new OperatingSystem();
        os.setKernel("");
        os.setInitrd("");
        os.setCmdline("");
        api.setOs(os);
        TimeZone zone = new TimeZone();
        zone.setName("");
        api.setTimeZone(zone);
        Platform after = applied(api, FULL);
        assertThat(after.boot().directKernel()).isEqualTo(DirectKernel.NONE);
        assertThat(after.clock()).isEqualTo(GuestClock.DEFAULT);
    }

    @Test
    void whatCannotBeShouldBeAViolationWithTheReason() {
        Vm api = new Vm();
        OperatingSystem os = new OperatingSystem();
        os.setKernel("../etc/passwd");
        api.setOs(os);
        Violations violations = new Violations();
        BoardMapper.add(PlatformPatch.NONE, api).applyTo(Platform.DEFAULT, violations);
        assertThat(violations.list())
                .extracting(Violation::message)
                .singleElement()
                .asString()
                .contains("Kernel");
    }

    private static Vm shown(Platform platform) {
        Vm api = new Vm();
        api.setOs(new OperatingSystem());
        BoardMapper.addTo(api, platform);
        return api;
    }

    private static Platform applied(Vm api, Platform before) {
        Violations violations = new Violations();
        Platform after = BoardMapper.add(PlatformPatch.NONE, api).applyTo(before, violations);
        assertThat(violations.list()).isEmpty();
        return after;
    }
}
