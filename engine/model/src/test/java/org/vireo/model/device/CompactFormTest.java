package org.vireo.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;

class CompactFormTest {

    @Provide
    Arbitrary<DeviceAddress> addresses() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 0x1f);
        Arbitrary<Integer> any = Arbitraries.integers().greaterOrEqual(0);
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.integers().between(0, 0xffff),
                                Arbitraries.integers().between(0, 0xff),
                                small,
                                Arbitraries.integers().between(0, 7),
                                Arbitraries.of(true, false))
                        .as(DeviceAddress.Pci::new),
                Combinators.combine(any, any, any, any).as(DeviceAddress.Drive::new),
                Combinators.combine(any, any, any).as(DeviceAddress.VirtioSerial::new),
                Combinators.combine(any, Arbitraries.of("1", "1.2", "4.1.3")).as(DeviceAddress.Usb::new),
                Combinators.combine(small, small).as(DeviceAddress.Isa::new),
                Arbitraries.of(
                        new DeviceAddress.Other("ccw", Map.of("cssid", "0xfe", "devno", "0x0001")),
                        new DeviceAddress.Other("unassigned", Map.of())));
    }

    @Property
    void anAddressShouldSurviveItsCompactForm(@ForAll("addresses") DeviceAddress address) {
        assertThat(DeviceAddress.of(address.toString())).isEqualTo(address);
    }

    @Test
    void addressesShouldReadAsLibvirtPeopleWriteThem() {
        assertThat(new DeviceAddress.Pci(0, 2, 0x1f, 2, true)).hasToString("pci:0000:02:1f.2+");
        assertThat(new DeviceAddress.Drive(0, 0, 0, 1)).hasToString("drive:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pci",
                "pci:",
                "pci:0000:02:20.0",
                "drive:1",
                "drive:a:b:c:d",
                "usb:1",
                "foo:1",
                "other:;",
                "other:x;y"
            })
    void anUnreadableAddressShouldBeRefusedWithItsText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceAddress.of(text));
    }

    @Test
    void aMediumShouldSurviveItsCompactForm() {
        DiskId disk = new DiskId(new UUID(1, 2));
        for (CdromMedium medium :
                new CdromMedium[] {CdromMedium.EMPTY, CdromMedium.PAYLOAD, new CdromMedium.IsoDisk(disk)}) {
            assertThat(CdromMedium.of(medium.toString())).isEqualTo(medium);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CdromMedium.of("floppy"))
                .withMessageContaining("floppy");
    }

    @Test
    void aMacAddressShouldBeLoweredAndUnicast() {
        assertThat(MacAddress.of("56:6F:1A:00:00:0F")).hasToString("56:6f:1a:00:00:0f");
        assertThatIllegalArgumentException().isThrownBy(() -> MacAddress.of("57:6f:1a:00:00:0f"));
        assertThatIllegalArgumentException().isThrownBy(() -> MacAddress.of("56:6f:1a:00:00"));
    }

    @Test
    void everyKindShouldNameItsRecordOnce() {
        assertThat(DeviceKind.values())
                .extracting(DeviceKind::recordType)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Device.class.getPermittedSubclasses())
                        .<Class<? extends Device>>map(type -> type.asSubclass(Device.class))
                        .toList());
    }
}
