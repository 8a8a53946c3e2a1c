package org.vireo.core.monitoring.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.core.monitoring.match.MatchScenario.diskId;
import static org.vireo.core.monitoring.match.MatchScenario.id;
import static org.vireo.core.monitoring.match.MatchScenario.mac;
import static org.vireo.core.monitoring.match.MatchScenario.report;
import static org.vireo.core.monitoring.match.MatchScenario.vm;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.core.monitoring.match.MatchResult.Pair;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.disk.ImageChain;
import org.vireo.model.reported.disk.ReportedImage;
import org.vireo.model.storage.DiskSource;

class MatcherTest {

    private static final DeviceAddress BUS_1 = new DeviceAddress.Pci(0, 1, 0, 0);
    private static final DeviceAddress BUS_2 = new DeviceAddress.Pci(0, 2, 0, 0);

    private final NicDevice nic1 = NicDevice.virtio(id(1), "nic1", mac(1), null);
    private final NicDevice nic2 = NicDevice.virtio(id(2), "nic2", mac(2), null);
    private final DiskDevice disk = DiskDevice.attached(id(3), diskId(3), DiskBus.VIRTIO);
    private final RngDevice rng1 = RngDevice.urandom(id(4));
    private final RngDevice rng2 = RngDevice.urandom(id(5));

    @Test
    void aNicWithoutAliasInOurVmShouldBeUnmanaged() {
        ReportedDevice stray = report(nic1, null, BUS_1);
        MatchResult result = Matcher.match(records(nic1, nic2), vm(true, List.of(stray, report(nic2, null, BUS_2))));
        assertThat(result.paired()).isEmpty();
        assertThat(result.unmanaged()).hasSize(2).contains(stray);
        assertThat(result.missing()).containsExactly(nic1, nic2);
    }

    @Test
    void aDiskShouldNeverBePairedWithACdromRecord() {
        CdromDevice cdrom = CdromDevice.empty(id(9));
        ReportedDevice disguised = report(disk, alias(cdrom), null);
        MatchResult result = Matcher.match(records(cdrom, disk), vm(true, List.of(disguised)));
        assertThat(result.paired()).isEmpty();
        assertThat(result.unmanaged()).containsExactly(disguised);
        assertThat(result.missing()).containsExactly(cdrom, disk);
    }

    @Test
    void anAliasOfAnUnknownDeviceShouldBeUnmanagedEvenIfTheMacIsKnown() {
        ReportedDevice unknown = report(nic1, UserAlias.of(id(99)), BUS_1);
        for (boolean ours : List.of(true, false)) {
            MatchResult result = Matcher.match(records(nic1), vm(ours, List.of(unknown)));
            assertThat(result.paired()).isEmpty();
            assertThat(result.missing()).containsExactly(nic1);
        }
    }

    @Test
    void anRngWhoseAliasNamesAnotherDeviceShouldNotBeTheRngOfTheRecord() {
        MatchResult result = Matcher.match(records(rng1), vm(true, List.of(report(rng1, alias(nic1), BUS_1))));
        assertThat(result.missing()).containsExactly(rng1);
        assertThat(result.unmanaged()).hasSize(1);
    }

    @Test
    void twoRngsReportedInTheOtherOrderShouldBothBePairedRightly() {
        MatchResult result = Matcher.match(
                records(rng1, rng2),
                vm(true, List.of(report(rng2, alias(rng2), BUS_2), report(rng1, alias(rng1), BUS_1))));
        assertThat(result.paired()).extracting(Pair::device).containsExactly(rng2, rng1);
    }

    @Test
    void anAliasReportedTwiceShouldBePairedOnce() {
        MatchResult result = Matcher.match(
                records(nic1), vm(true, List.of(report(nic1, alias(nic1), BUS_1), report(nic1, alias(nic1), BUS_2))));
        assertThat(result.paired()).hasSize(1);
        assertThat(result.unmanaged()).hasSize(1);
    }

    @Test
    void aConsoleShouldBeKnownByItsProtocol() {
        GraphicsDevice vnc = GraphicsDevice.vnc(id(6));
        MatchResult result = Matcher.match(records(vnc), vm(true, List.of(report(vnc, null, null))));
        assertThat(result.paired()).extracting(Pair::evidence).containsExactly(Evidence.GRAPHICS_PROTOCOL);
    }

    @Test
    void devicesOfAForeignVmShouldBeKnownByWhatIdentifiesThem() {
        ReportedDevice sameImage = new ReportedDisk(
                "virtio-disk0",
                BUS_1,
                "vda",
                "virtio",
                null,
                new ImageChain(List.of(new ReportedImage("file", "/images/3.raw", "raw")), null));
        MatchResult result = Matcher.match(
                List.of(
                        new ConfiguredDevice(nic1, null),
                        new ConfiguredDevice(disk, null, "/images/3.raw"),
                        new ConfiguredDevice(rng1, BUS_2)),
                vm(false, List.of(report(nic1, "net0", BUS_1), sameImage, report(rng1, "rng0", BUS_2))));
        assertThat(result.paired())
                .extracting(Pair::evidence)
                .containsExactly(Evidence.MAC, Evidence.SOURCE, Evidence.ADDRESS);
        assertThat(result.foreign()).isEmpty();
    }

    @Test
    void aDiskOutsideOfStorageDomainsShouldBeKnownByItsSource() {
        DiskSource source = new DiskSource.Nbd(new DiskSource.StorageServer("nbd1", 0), "data", false);
        ReportedDevice seen = new ReportedDisk(
                "virtio-disk0",
                BUS_1,
                "vda",
                "virtio",
                null,
                new ImageChain(List.of(new ReportedImage("network", "nbd://nbd1:10809/data", "raw")), null));
        MatchResult result =
                Matcher.match(List.of(new ConfiguredDevice(disk, null, source.location())), vm(false, List.of(seen)));
        assertThat(result.paired()).extracting(Pair::evidence).containsExactly(Evidence.SOURCE);
    }

    @Test
    void anotherCardInTheSameSlotShouldNotBeTheSameCard() {
        MatchResult result = Matcher.match(
                List.of(new ConfiguredDevice(nic1, BUS_1)), vm(false, List.of(report(nic2, "net0", BUS_1))));
        assertThat(result.paired()).isEmpty();
        assertThat(result.foreign()).hasSize(1);
    }

    @Test
    void whatTwoDevicesHaveInCommonShouldIdentifyNeither() {
        MatchResult result = Matcher.match(
                records(nic1), vm(false, List.of(report(nic1, "net0", BUS_1), report(nic1, "net1", BUS_2))));
        assertThat(result.paired()).isEmpty();
        assertThat(result.foreign()).hasSize(2);
    }

    @Test
    void aKindWithoutAnythingOfItsOwnShouldStayForeign() {
        SerialConsoleDevice serial = new SerialConsoleDevice(id(7));
        MatchResult result = Matcher.match(records(serial), vm(false, List.of(report(serial, "serial0", null))));
        assertThat(result.foreign()).hasSize(1);
        assertThat(result.missing()).containsExactly(serial);
    }

    private static String alias(Device device) {
        return UserAlias.of(device.id());
    }

    private static List<ConfiguredDevice> records(Device... devices) {
        return List.of(devices).stream()
                .map(device -> new ConfiguredDevice(device, null))
                .toList();
    }
}
