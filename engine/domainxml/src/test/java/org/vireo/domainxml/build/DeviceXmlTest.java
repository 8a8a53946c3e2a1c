package org.vireo.domainxml.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.domainxml.VmFixture;
import org.vireo.domainxml.golden.GoldenCase;
import org.vireo.domainxml.golden.GoldenCases;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevMaking;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.VmSpec;

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

    private static String built(BuildResult result) {
        return switch (result) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
    }
}
