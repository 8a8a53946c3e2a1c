package org.vireo.domainxml.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.vireo.domainxml.VmFixture.device;
import static org.vireo.domainxml.VmFixture.diskId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vireo.domainxml.VmFixture;
import org.vireo.domainxml.log.DomainXmlLog;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.ParallelPortDevice;
import org.vireo.model.id.MacAddress;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

class DomainBuilderTest {

    private final DomainBuilder builder = new DomainBuilder();

    @Test
    void everythingThatStandsAgainstItShouldBeSaidAtOnce() {
        VmFixture vm = VmFixture.bare()
                .bios(BiosType.Q35_OVMF)
                .with(DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO).withBootOrder(1))
                .with(NicDevice.virtio(device(2), "nic1", MacAddress.of("56:6f:1a:00:00:01"), VmFixture.PROFILE)
                        .withBootOrder(1))
                .with(CdromDevice.payload(device(3)))
                .with(new CdromDevice(device(4), new CdromMedium.IsoDisk(diskId(2)), null))
                .with(BalloonDevice.reporting(device(5)))
                .with(BalloonDevice.reporting(device(6)))
                .with(GraphicsDevice.vnc(device(7)))
                .with(GraphicsDevice.vnc(device(8)))
                .with(new GuestAgentChannelDevice(device(9)))
                .with(new GuestAgentChannelDevice(device(9)));
        HostFacts old = new HostFacts(
                VirtType.QEMU,
                "x86_64",
                new EmulatorSupport(List.of("pc"), false, Map.of()),
                "/payload",
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
        assertThat(refusals(vm, old))
                .hasSize(11)
                .anyMatch(reason -> reason.contains("boot order 1"))
                .anyMatch(reason -> reason.contains("UEFI"))
                .anyMatch(reason -> reason.contains("machine type q35"))
                .anyMatch(reason -> reason.contains("image of disk " + diskId(1)))
                .anyMatch(reason -> reason.contains("medium of disk " + diskId(2)))
                .anyMatch(reason -> reason.contains("network of NIC nic1"))
                .anyMatch(reason -> reason.contains("payload"))
                .anyMatch(reason -> reason.contains("balloon"))
                .anyMatch(reason -> reason.contains("console"))
                .anyMatch(reason -> reason.contains("guest agent channel"))
                .anyMatch(reason -> reason.contains("id " + device(9)));
    }

    @Test
    void anUnknownArchitectureShouldBeRefused() {
        HostFacts power = new HostFacts(
                VirtType.KVM,
                "ppc64le",
                new EmulatorSupport(List.of(), false, Map.of()),
                "/payload",
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
        assertThat(refusals(VmFixture.bare(), power)).singleElement().asString().contains("ppc64le");
    }

    @Test
    void moreParallelPortsThanAPcHasShouldBeRefused() {
        VmFixture vm = VmFixture.bare();
        for (int port = 1; port <= 4; port++) {
            vm.with(new ParallelPortDevice(device(port)));
        }
        assertThat(refusals(vm, VmFixture.TCG_HOST)).singleElement().asString().contains("no parallel port 4");
    }

    @Test
    void moreSataDevicesThanThereArePortsShouldBeRefused() {
        VmFixture vm = VmFixture.bare();
        for (int i = 1; i <= 55; i++) {
            vm.with(CdromDevice.empty(device(i)));
        }
        assertThat(refusals(vm, VmFixture.TCG_HOST)).singleElement().asString().contains("no port left");
    }

    @Test
    void theFragmentThatSetsAPasswordShouldBeTheConsoleOfTheDomain() {
        GraphicsDevice vnc = GraphicsDevice.vnc(device(1));
        ConsolePassword password = new ConsolePassword("tick&et", Instant.parse("2026-11-21T12:00:00.9Z"));
        String fragment = new DeviceXml().consolePassword(vnc, password);
        assertThat(fragment)
                .isEqualTo("<graphics type=\"vnc\" port=\"-1\" autoport=\"yes\" passwd=\"tick&amp;et\""
                        + " passwdValidTo=\"2026-11-21T12:00:00\"><listen type=\"address\" address=\"127.0.0.1\"/>"
                        + "</graphics>");
        String whole = switch (builder.build(
                VmFixture.bare().with(vnc).password(password).spec(), VmFixture.TCG_HOST)) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
        assertThat(whole).contains(fragment);
        assertThat(DomainXmlLog.redact(whole)).doesNotContain("tick").contains("passwd=\"*****\"");
        assertThat(DomainXmlLog.redact(fragment)).doesNotContain("tick");
    }

    @Test
    void nothingThatHoldsSecretsShouldPrintThem() {
        assertThat(new ConsolePassword("hunter2", Instant.EPOCH).toString()).doesNotContain("hunter2");
        assertThat(VmFixture.typical()
                        .password(new ConsolePassword("hunter2", Instant.EPOCH))
                        .spec()
                        .toString())
                .doesNotContain("hunter2")
                .doesNotContain("instance-id");
        assertThat(builder.build(VmFixture.typical().spec(), VmFixture.TCG_HOST).toString())
                .doesNotContain("locked");
    }

    @Test
    void whatIsNoXmlShouldNotBeShown() {
        assertThat(DomainXmlLog.redact("passwd=hunter2")).isEqualTo("(text of 14 characters that is no XML)");
        assertThat(DomainXmlLog.redact("<graphics PASSWD='x' passwd = 'hunter2'"))
                .doesNotContain("hunter2");
    }

    @Test
    void oemStringsShouldNotBeShown() {
        String shown = DomainXmlLog.redact("<domain><sysinfo><oemStrings><entry>passwd=hunter2</entry></oemStrings>"
                + "<system><entry name=\"family\">kept</entry></system></sysinfo></domain>");
        assertThat(shown).doesNotContain("hunter2").contains("kept");
    }

    private List<String> refusals(VmFixture vm, HostFacts host) {
        return switch (builder.build(vm.spec(), host)) {
            case BuildResult.Built built -> fail("built " + built);
            case BuildResult.Refused refused -> refused.reasons();
        };
    }
}
