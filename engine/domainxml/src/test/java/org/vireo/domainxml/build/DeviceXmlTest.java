package org.vireo.domainxml.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.domainxml.VmFixture;
import org.vireo.domainxml.golden.GoldenCase;
import org.vireo.domainxml.golden.GoldenCases;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevMaking;
import org.vireo.model.hardware.Platform;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.reported.disk.ImageChain;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.VmSpec;
import org.vireo.model.storage.DiskFormat;

class DeviceXmlTest {

    private final DeviceXml devices = new DeviceXml();

    static List<GoldenCase> cases() {
        return GoldenCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDeviceShouldBeWhatItIsInTheWholeDomain(GoldenCase golden) {
        String whole = built(new DomainBuilder().build(golden.vm(), golden.host()));
        for (DeviceEntry entry : golden.vm().devices()) {
            if (entry.device() instanceof HostDevice host && host.making() != null) {
                continue;
            }
            String one =
                    built(devices.of(golden.vm(), golden.host(), entry.device().id()));
            assertThat(whole).as("%s", entry.device()).contains(one);
        }
    }

    /** What is to be done before is told with the whole domain alone. */
    @Test
    void aDeviceThatIsToBeMadeShouldBeRefusedToAVmThatRuns() {
        HostDevice mdev = HostDevice.of(VmFixture.device(1), new HostDeviceSource.Mdev(new UUID(1, 2)))
                .withMaking(new MdevMaking("nvidia-63", null, null));
        assertThat(devices.of(VmFixture.bare().with(mdev).spec(), VmFixture.TCG_HOST, mdev.id()))
                .isInstanceOfSatisfying(
                        BuildResult.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .singleElement()
                                .asString()
                                .contains("made by the host", "stop the VM first"));
    }

    @Test
    void aDeviceThatTheVmHasNotShouldBeRefused() {
        BuildResult result = devices.of(VmFixture.typical().spec(), VmFixture.TCG_HOST, VmFixture.device(99));
        assertThat(result).isInstanceOf(BuildResult.Refused.class);
    }

    @Test
    void aRunningCardShouldKeepWhatItWasStartedWith() {
        VmSpec vm = VmFixture.typical().spec();
        DeviceEntry entry = vm.devices().stream()
                .filter(one -> one.device() instanceof NicDevice)
                .findFirst()
                .orElseThrow();
        NicDevice nic = (NicDevice) entry.device();
        ReportedNic seen = new ReportedNic(
                null,
                null,
                nic.mac().value(),
                new ReportedNic.Attachment("bridge", "br0"),
                "vnet0",
                "virtio",
                3,
                true,
                1400,
                null,
                List.of(),
                false);
        VmSpec running = vm.withDevices(List.of(new DeviceEntry(nic, entry.address(), seen)));
        assertThat(built(devices.of(running, VmFixture.TCG_HOST, nic.id())))
                .contains("queues=\"3\"")
                .contains("<mtu size=\"1400\"/>");
    }

    @Test
    void aDiskThatIsPluggedInShouldGoToAControllerThatIsThere() {
        VmFixture vm = VmFixture.bare().platform(Platform.DEFAULT.withIoThreads(2));
        DiskDevice first = scsi(1);
        DiskDevice second = scsi(2);
        VmSpec both = vm.disk(first, "/a", DiskFormat.COW)
                .disk(second, "/b", DiskFormat.COW)
                .spec();
        DeviceEntry running = new DeviceEntry(
                first,
                new DeviceAddress.Drive(0, 0, 0, 0),
                new ReportedDisk(null, null, "sda", "scsi", null, new ImageChain(List.of(), null)));
        VmSpec plugging =
                both.withDevices(List.of(running, new DeviceEntry(second, new DeviceAddress.Drive(1, 0, 0, 0))));

        String one = built(devices.of(plugging, VmFixture.TCG_HOST, second.id()));
        assertThat(one).contains("controller=\"0\"", "unit=\"1\"");

        DeviceEntry plugged = new DeviceEntry(second, new DeviceAddress.Drive(0, 0, 0, 1));
        VmSpec next = both.withDevices(List.of(new DeviceEntry(first, running.address()), plugged));
        assertThat(built(new DomainBuilder().build(next, VmFixture.TCG_HOST)))
                .as("at the next start")
                .contains(one.substring(one.indexOf("<alias"), one.indexOf("</disk>")));
    }

    @Test
    void aDiskThatComesBackShouldGiveWayToTheOneThatTookItsPlace() {
        for (int[] order : new int[][] {{1, 2}, {2, 1}}) {
            DiskDevice there = scsi(order[0]);
            DiskDevice back = scsi(order[1]);
            DeviceAddress place = new DeviceAddress.Drive(0, 0, 0, 1);
            VmSpec vm = VmFixture.bare()
                    .disk(there, "/a", DiskFormat.COW)
                    .disk(back, "/b", DiskFormat.COW)
                    .spec();
            List<DeviceEntry> entries = Stream.of(
                            new DeviceEntry(
                                    there,
                                    place,
                                    new ReportedDisk(
                                            null, place, "sda", "scsi", null, new ImageChain(List.of(), null))),
                            new DeviceEntry(back, place))
                    .sorted(Comparator.comparing(entry -> entry.device().id().toString()))
                    .toList();

            assertThat(built(devices.of(vm.withDevices(entries), VmFixture.TCG_HOST, back.id())))
                    .doesNotContain("unit=\"1\"");
        }
    }

    private static DiskDevice scsi(int number) {
        return DiskDevice.attached(VmFixture.device(number), VmFixture.diskId(number), DiskBus.VIRTIO_SCSI);
    }

    private static String built(BuildResult result) {
        return switch (result) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
    }
}
