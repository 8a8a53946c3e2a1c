package org.vireo.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.id.DeviceId;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.spec.PayloadKind;
import org.vireo.model.vm.Initialization;

class FirstBootTest {

    private static final DeviceId CDROM = new DeviceId(new UUID(0, 1));
    private static final DeviceId FLOPPY = new DeviceId(new UUID(0, 2));

    @ParameterizedTest
    @CsvSource({
        "debian_12, NOCLOUD, cidata",
        "other, NOCLOUD, cidata",
        "flatcar, CONFIG_DRIVE, config-2",
        "windows_11, UNATTEND, sysprep"
    })
    void aDriveShouldHoldWhatItsGuestReads(String system, PayloadKind kind, String label) {
        FirstBoot boot = boot(system, null, CdromDevice.payload(CDROM));

        assertThat(boot.payloads()).singleElement().satisfies(payload -> {
            assertThat(payload.drive()).isEqualTo(CDROM);
            assertThat(payload.kind()).isEqualTo(kind);
            assertThat(payload.label()).isEqualTo(label);
        });
    }

    @Test
    void aDriveThatWaitsForNothingShouldHoldNothing() {
        assertThat(boot("debian_12", "x", CdromDevice.empty(CDROM))).isEqualTo(FirstBoot.NOTHING);
    }

    @Test
    void aFloppyDiskShouldHoldTheAnswerFileUnderBothNames() {
        FirstBoot boot = boot("windows_11", "<unattend/>", FloppyDevice.payload(FLOPPY));

        Payload floppy = boot.payloads().getFirst();
        assertThat(floppy.kind()).isEqualTo(PayloadKind.SYSPREP);
        assertThat(floppy.files()).extracting(PayloadFile::path).containsExactly("Autounattend.xml", "Unattend.xml");
        assertThat(only(boot)).isEqualTo("<unattend/>");
    }

    @Test
    void withoutAScriptTheAnswerFileShouldNameTheComputer() {
        assertThat(only(boot("windows_11", null, CdromDevice.payload(CDROM))))
                .as("cut to what Windows takes")
                .contains("<ComputerName>very-long-name</ComputerName>");
    }

    @Test
    void anIgnitionConfigShouldBeThereAsItIs() {
        String config = "{\"ignition\":{\"version\":\"3.4.0\"}}";
        FirstBoot boot = boot("flatcar", config, CdromDevice.payload(CDROM));

        assertThat(boot.payloads().getFirst().files())
                .extracting(PayloadFile::path)
                .containsExactly("openstack/latest/meta_data.json", "openstack/latest/user_data");
        assertThat(only(boot)).isEqualTo(config);
    }

    @Test
    void secretsShouldStayOutOfWhatIsPrinted() {
        FirstBoot boot = boot("windows_11", "<AdminPassword/>", CdromDevice.payload(CDROM));

        assertThat(boot.payloads().toString()).doesNotContain("AdminPassword");
    }

    private static FirstBoot boot(String system, @Nullable String script, Device drive) {
        FirstBoot.Guest guest = new FirstBoot.Guest(
                new UUID(7, 7),
                "Very long name (of a computer)",
                GuestOsCatalog.shipped().orOther(system),
                new Initialization(null, null, null, List.of(), script));
        return FirstBoot.of(guest, List.of(new DeviceEntry(drive, null)));
    }

    private static String only(FirstBoot boot) {
        assertThat(boot.secrets()).hasSize(1);
        return new String(boot.secrets().values().iterator().next(), StandardCharsets.UTF_8);
    }
}
