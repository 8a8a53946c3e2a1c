package org.vireo.core.guestos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.DiskBus;
import org.vireo.model.guest.GuestOs;
import org.vireo.model.guest.GuestOs.Family;
import org.vireo.model.guest.GuestOs.Initialization;
import org.vireo.model.spec.GuestProfile;

class GuestOsCatalogTest {

    private final GuestOsCatalog catalog = GuestOsCatalog.shipped();

    static List<GuestOs> systems() {
        return GuestOsCatalog.shipped().all();
    }

    @Test
    void everySystemShouldHaveANameAndADescriptionOfItsOwn() {
        assertThat(catalog.all()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(catalog.all()).extracting(GuestOs::name).doesNotHaveDuplicates();
        assertThat(catalog.all()).extracting(GuestOs::description).doesNotHaveDuplicates();
    }

    @Test
    void theNamesThatOVirtsClientsUseShouldBeThere() {
        assertThat(catalog.all())
                .extracting(GuestOs::name)
                .contains(
                        "other",
                        "other_linux",
                        "rhel_9x64",
                        "debian_12",
                        "ubuntu_22_04",
                        "windows_11",
                        "windows_2022",
                        "freebsd");
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aSystemShouldNotContradictItself(GuestOs system) {
        boolean windows = system.family() == Family.WINDOWS;
        assertThat(system.hyperV()).as("Hyper-V").isEqualTo(windows);
        assertThat(system.localTime()).as("local time").isEqualTo(windows);
        assertThat(system.initialization() == Initialization.SYSPREP).isEqualTo(windows);
        if (!system.virtioInBox()) {
            assertThat(system.diskBus()).isEqualTo(DiskBus.SATA);
            assertThat(system.nicModel().name()).doesNotContain("VIRTIO");
            assertThat(system.cdromBus()).isEqualTo(CdromBus.MAINBOARD);
        }
        if (system.requiresTpm()) {
            assertThat(system.firmware()).as("firmware").isEqualTo(BiosType.Q35_SECURE_BOOT);
        }
        assertThat(system.minimumMemoryMib()).isBetween(16, 8192);
        assertThat(system.mostVcpus()).isBetween(1, 512);
    }

    @Test
    void debiansImagesShouldReadTheirSeedFromScsi() {
        assertThat(catalog.orOther("debian_12").cdromBus()).isEqualTo(CdromBus.VIRTIO_SCSI);
        assertThat(catalog.orOther("windows_11").requiresTpm()).isTrue();
    }

    @Test
    void anUnknownSystemShouldCountAsOther() {
        assertThat(catalog.find("beos")).isEmpty();
        assertThat(catalog.orOther("beos").name()).isEqualTo(GuestOsCatalog.OTHER);
        assertThat(catalog.profile("beos")).isEqualTo(GuestProfile.OTHER);
        assertThat(catalog.profile("windows_2022")).isEqualTo(GuestProfile.WINDOWS);
    }
}
