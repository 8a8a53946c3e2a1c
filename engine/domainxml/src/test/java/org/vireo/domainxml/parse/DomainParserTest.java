package org.vireo.domainxml.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.vireo.domainxml.VmFixture.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.domainxml.Corpus;
import org.vireo.domainxml.VmFixture;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.reported.ReportedCdrom;
import org.vireo.model.reported.ReportedChannel;
import org.vireo.model.reported.ReportedController;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedGraphics;
import org.vireo.model.reported.ReportedHostDevice;
import org.vireo.model.reported.ReportedMetadata;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.reported.ReportedSerial;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.reported.UnknownDevice;
import org.vireo.model.reported.disk.ImageChain;
import org.vireo.model.reported.disk.ReportedImage;

class DomainParserTest {

    private final DomainParser parser = new DomainParser();

    static List<String> corpus() {
        return Corpus.domains();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everyRecordedDomainShouldBeReadWithEveryDeviceElement(String file) {
        String xml = Corpus.read(file);
        ReportedVm vm = parse(xml);
        Map<String, Long> reported =
                vm.devices().stream().collect(Collectors.groupingBy(ReportedDevice::element, Collectors.counting()));
        for (String element :
                List.of("disk", "interface", "controller", "input", "rng", "sound", "watchdog", "parallel")) {
            long expected = xml.lines()
                    .filter(line -> line.startsWith("    <" + element + " ") || line.equals("    <" + element + ">"))
                    .filter(line -> !line.contains("model='none'"))
                    .count();
            assertThat(reported.getOrDefault(element, 0L)).as(element).isEqualTo(expected);
        }
    }

    @Test
    void aRunningVmShouldReadAsWhatItIs() {
        ReportedVm vm = parse(Corpus.read("domains/qemu-typical.xml"));
        assertThat(vm.id()).isEqualTo(VmFixture.VM_ID);
        assertThat(vm.isOurs()).isTrue();
        assertThat(vm.name()).isEqualTo("typical");
        assertThat(vm.memoryBytes()).isEqualTo(256L << 20);
        assertThat(vm.vcpus()).isEqualTo(1);
        assertThat(vm.metadata()).isNotNull();
        assertThat(vm.devices())
                .contains(
                        new ReportedDisk(
                                UserAlias.of(device(1)),
                                new DeviceAddress.Pci(0, 2, 0, 0),
                                "vda",
                                "virtio",
                                "0e0e0e0e-0000-4000-8000-000000000001",
                                new ImageChain(List.of(new ReportedImage("file", "/images/1.qcow2", "qcow2")), null)),
                        new ReportedCdrom(
                                UserAlias.of(device(4)), new DeviceAddress.Drive(0, 0, 0, 1), "sdb", "sata", null),
                        new ReportedGraphics("vnc", 5900, -1, "127.0.0.1"),
                        new ReportedController("pcie.0", null, "pci", 0, "pcie-root"),
                        new ReportedChannel(
                                UserAlias.of(device(7)),
                                new DeviceAddress.VirtioSerial(0, 0, 1),
                                "unix",
                                "org.qemu.guest_agent.0",
                                "disconnected"));
        assertThat(vm.devices())
                .filteredOn(ReportedSerial.class::isInstance)
                .map(ReportedSerial.class::cast)
                .singleElement()
                .satisfies(serial -> {
                    assertThat(serial.alias()).isEqualTo(UserAlias.of(device(6)));
                    assertThat(serial.type()).isEqualTo("pty");
                    assertThat(serial.hostPath()).startsWith("/dev/pts/");
                });
        assertThat(vm.devices()).map(ReportedDevice::element).doesNotContain("console", "emulator");
    }

    @Test
    void aNicShouldReadWithItsEndOnTheHost() {
        ReportedVm vm = parse(Corpus.read("domains/qemu-typical.xml"));
        assertThat(vm.devices())
                .filteredOn(ReportedNic.class::isInstance)
                .map(ReportedNic.class::cast)
                .singleElement()
                .satisfies(nic -> {
                    assertThat(nic.mac()).isEqualTo("56:6f:1a:00:00:01");
                    assertThat(nic.attachment().source()).isEqualTo("vireobr0");
                    assertThat(nic.hostName()).startsWith("vnet");
                    assertThat(nic.linked()).isTrue();
                    assertThat(nic.address()).isEqualTo(new DeviceAddress.Pci(0, 1, 0, 0));
                });
    }

    @Test
    void aVmOfSomebodyElseShouldNotBeOurs() {
        ReportedVm vm = parse(Corpus.read("domains/qemu-external.xml"));
        assertThat(vm.isOurs()).isFalse();
        assertThat(vm.metadata()).isNull();
        assertThat(vm.devices()).map(ReportedDevice::element).contains("console", "sound", "panic", "parallel");
    }

    @Test
    void metadataThatNamesAnotherVmShouldNotMakeItOurs() {
        ReportedVm vm = parse(domain(
                "<metadata><vireo:vm xmlns:vireo='https://vireo-project.org/xmlns/vm/1' version='1'>"
                        + "<vireo:id>0a0a0a0a-0000-4000-8000-0000000000ff</vireo:id></vireo:vm></metadata>",
                ""));
        assertThat(vm.metadata()).isNotNull();
        assertThat(vm.isOurs()).isFalse();
    }

    @Test
    void whatTheAgentWroteShouldBeRead() {
        ReportedVm vm = parse(domain(
                "<metadata><vireo:vm xmlns:vireo='https://vireo-project.org/xmlns/vm/1' version='1'>"
                        + "<vireo:id>" + VmFixture.VM_ID + "</vireo:id>"
                        + "<vireo:configurationVersion>7</vireo:configurationVersion>"
                        + "<vireo:launchPaused>true</vireo:launchPaused>"
                        + "<vireo:runtime><vireo:startedAt>2026-11-21T10:00:00.5+01:00</vireo:startedAt>"
                        + "<vireo:later/></vireo:runtime></vireo:vm></metadata>",
                ""));
        assertThat(vm.metadata())
                .isEqualTo(new ReportedMetadata(
                        1, VmFixture.VM_ID, 7, true, 0, List.of(), Instant.parse("2026-11-21T09:00:00.5Z")));
    }

    @Test
    void devicesOfTheHostShouldBeKnownBySourceHoweverNumbersAreWritten() {
        ReportedVm vm = parse(domain(
                "",
                "<hostdev type='pci'><source><address domain='0x0000' bus='0x3B' slot='2' function='0x1'/></source>"
                        + "<address type='pci' domain='0x0000' bus='0x06' slot='0x00' function='0x0'/></hostdev>"
                        + "<hostdev type='usb'><source><vendor id='0x046d'/><product id='0xc52b'/>"
                        + "<address bus='1' device='4'/></source></hostdev>"
                        + "<hostdev type='usb'><source><address bus='1' device='4'/></source></hostdev>"
                        + "<hostdev type='scsi'><source><adapter name='scsi_host2'/>"
                        + "<address bus='0' target='3' unit='1'/></source></hostdev>"
                        + "<hostdev type='mdev'><source>"
                        + "<address uuid='4b20d080-1b54-4048-85b3-a6a62d165c01'/></source></hostdev>"
                        + "<hostdev type='pci'><source><address bus='many'/></source></hostdev>"
                        + "<hostdev type='teleport'><source/></hostdev><hostdev/>"));
        assertThat(vm.devices())
                .map(ReportedHostDevice.class::cast)
                .map(device -> String.valueOf(device.source()))
                .containsExactly(
                        "pci_0000_3b_02_1",
                        "usb_046d_c52b",
                        "usb_at_1_4",
                        "scsi_2_0_3_1",
                        "mdev_4b20d080_1b54_4048_85b3_a6a62d165c01",
                        "null",
                        "null",
                        "null");
    }

    @Test
    void cardsOfEveryKindShouldSayWhatTheyAreJoinedTo() {
        ReportedVm vm = parse(domain(
                "",
                "<interface type='bridge'><source bridge='br0'/><mtu size='1400'/>"
                        + "<filterref filter='clean-traffic'/><vlan><tag id='7'/><tag id='x'/></vlan></interface>"
                        + "<interface type='network'><source network='lan' portid='1' bridge='virbr0'/></interface>"
                        + "<interface type='direct'><source dev='eth0' mode='vepa'/></interface>"
                        + "<interface type='hostdev'><source><address type='pci' domain='0x0000' bus='0x3b'"
                        + " slot='0x02' function='0x3'/></source></interface>"
                        + "<interface type='ethernet'><teaming type='persistent'/></interface>"
                        + "<interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/></interface>"));
        assertThat(vm.devices())
                .map(ReportedNic.class::cast)
                .map(nic -> nic.attachment().type() + " " + nic.attachment().source() + " " + nic.mtu() + " "
                        + nic.filter() + " " + nic.vlans() + " " + nic.standIn())
                .containsExactly(
                        "bridge br0 1400 clean-traffic [7, 0] false",
                        "network lan 0 null [] false",
                        "direct eth0 0 null [] false",
                        "hostdev pci_0000_3b_02_3 0 null [] false",
                        "ethernet null 0 null [] true",
                        "vdpa null 0 null [] false");
    }

    @Test
    void unknownDevicesAndValuesShouldBeValues() {
        ReportedVm vm = parse(domain(
                "<future/>",
                "<teleporter range='9'><alias name='t0'/><address type='warp' lane='0x1'/></teleporter>"
                        + "<shmem name='s' role='peer'><alias name='shmem0'/>"
                        + "<address type='pci' domain='0x0000' bus='0x06' slot='0x00' function='0x0'/></shmem>"
                        + "<controller type='pci' index='many' model='pcie-to-moon'/>"
                        + "<disk type='file' device='tape'><target dev='sta' bus='scsi'/></disk>"
                        + "<disk/><interface/><graphics/><rng/><video/>"));
        assertThat(vm.devices())
                .contains(
                        new UnknownDevice(
                                "teleporter",
                                "t0",
                                new DeviceAddress.Other("warp", Map.of("lane", "0x1")),
                                Map.of("range", "9")),
                        new UnknownDevice(
                                "shmem",
                                "shmem0",
                                new DeviceAddress.Pci(0, 6, 0, 0),
                                Map.of("name", "s", "role", "peer")),
                        new ReportedController(null, null, "pci", -1, "pcie-to-moon"),
                        new UnknownDevice("disk", null, null, Map.of()));
        assertThat(vm.devices()).hasSize(9);
    }

    @Test
    void theModelNoneShouldBeNoDevice() {
        assertThat(parse(domain("", "<memballoon model='none'/><video><model type='none'/></video>"))
                        .devices())
                .isEmpty();
    }

    @Test
    void emptyDevicesShouldBeNoDevices() {
        assertThat(parse("<domain><uuid>" + VmFixture.VM_ID + "</uuid><devices/></domain>")
                        .devices())
                .isEmpty();
        assertThat(parse("<domain><uuid>" + VmFixture.VM_ID + "</uuid></domain>")
                        .devices())
                .isEmpty();
    }

    @Test
    void theMachineShouldBeReadAsLargeAsItIsNow() {
        String machine = "<maxMemory slots='4' unit='GiB'>8</maxMemory><memory unit='GiB'>2</memory>"
                + "<vcpu placement='static' current='4'>12</vcpu><cpu><topology sockets='6' dies='1' cores='2'"
                + " threads='1'/></cpu><clock offset='variable' adjustment='-3600' basis='utc'/>";
        assertThat(parse(domain(machine, "")).machine())
                .isEqualTo(new RunningMachine(new CpuTopology(2, 2, 1), 6, 2L << 30, 8L << 30, 4, -3600L));
        assertThat(parse(domain(
                                "<vcpu current='3'>4</vcpu><cpu><topology sockets='2' cores='2' threads='1'/></cpu>",
                                ""))
                        .machine()
                        .topology())
                .as("a socket in part")
                .isEqualTo(new CpuTopology(3, 1, 1));
        assertThat(parse(domain("<clock offset='utc'/>", "")).machine())
                .isEqualTo(new RunningMachine(CpuTopology.SINGLE, 1, 0, 0, 0, null));
        assertThat(parse(domain("<vcpu>99999999999</vcpu><cpu><topology cores='99999' threads='9'/></cpu>", ""))
                        .vcpus())
                .isEqualTo(1);
    }

    @Test
    void memoryShouldBeReadInItsUnit() {
        assertThat(parse(domain("<memory unit='MiB'>1024</memory>", "")).memoryBytes())
                .isEqualTo(1L << 30);
        assertThat(parse(domain("<memory>1024</memory>", "")).memoryBytes()).isEqualTo(1L << 20);
        assertThat(parse(domain("<memory unit='KiB'>much</memory>", "")).memoryBytes())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<domain>",
                "<domain/>",
                "<network/>",
                "<domain><uuid>x</uuid></domain>",
                "<domain><uuid>0a0a0a0a-0000-4000-8000-000000000001</uuid></domain><again/>",
                "<!DOCTYPE domain [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                        + "<domain><uuid>0a0a0a0a-0000-4000-8000-000000000001</uuid><name>&e;</name></domain>",
                "<domain><uuid>0a0a0a0a-0000-4000-8000-000000000001</uuid><name>&undeclared;</name></domain>"
            })
    void badInputShouldBeAValue(String xml) {
        assertThat(parser.parse(xml)).isInstanceOf(ParseResult.Unreadable.class);
    }

    @Test
    void anExternalEntityShouldNeverBeFetchedNorABombBlowUp() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE domain [<!ENTITY a0 'x'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" '&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";'>");
        }
        bomb.append("]><domain><uuid>").append(VmFixture.VM_ID).append("</uuid><name>&a29;</name></domain>");
        Assertions.assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThat(parser.parse(bomb.toString())).isInstanceOf(ParseResult.Unreadable.class));
    }

    @Test
    void aDocumentThatIsTooDeepOrTooLongShouldBeRefused() {
        String deep = "<a>".repeat(200) + "</a>".repeat(200);
        assertThat(parser.parse(domain(deep, ""))).isInstanceOf(ParseResult.Unreadable.class);
        assertThat(parser.parse(" ".repeat(11 * 1024 * 1024))).isInstanceOf(ParseResult.Unreadable.class);
    }

    private static String domain(String before, String devices) {
        return "<domain type='qemu'><name>x</name><uuid>" + VmFixture.VM_ID + "</uuid>" + before + "<devices>" + devices
                + "</devices></domain>";
    }

    private ReportedVm parse(String xml) {
        return switch (parser.parse(xml)) {
            case ParseResult.Parsed parsed -> parsed.vm();
            case ParseResult.Unreadable unreadable -> fail(unreadable.reason());
        };
    }
}
