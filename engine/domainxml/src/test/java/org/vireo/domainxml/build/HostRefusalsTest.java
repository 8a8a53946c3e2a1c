package org.vireo.domainxml.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.vireo.domainxml.VmFixture.device;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.VsockDevice;
import org.vireo.model.device.host.FilesystemDriver;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevDisplay;
import org.vireo.model.device.host.OptionRom;
import org.vireo.model.device.host.VirtiofsOptions;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.cpu.CpuFeature;
import org.vireo.model.hardware.cpu.CpuFeaturePolicy;
import org.vireo.model.hardware.cpu.CpuMode;
import org.vireo.model.hardware.cpu.CpuModel;
import org.vireo.model.hardware.cpu.Processors;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.MemoryAccess;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.id.MacAddress;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.DirectMode;
import org.vireo.model.network.RateLimit;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.NetworkAttachment;
import org.vireo.model.spec.ResolvedNetwork;
import org.vireo.model.spec.VirtType;

/** What of networks and of the host no guest is given, each with one sentence. */
class HostRefusalsTest {

    private static final Bandwidth LIMITED = new Bandwidth(new RateLimit(8_000_000, 0, 0), null);

    private static String refusal(VmFixture vm) {
        return refusal(vm, VmFixture.TCG_HOST);
    }

    private static String refusal(VmFixture vm, HostFacts host) {
        return switch (new DomainBuilder().build(vm.spec(), host)) {
            case BuildResult.Built built -> fail("built " + built);
            case BuildResult.Refused refused -> {
                assertThat(Set.copyOf(refused.reasons()))
                        .hasSize(refused.reasons().size());
                yield String.join("\n", refused.reasons());
            }
        };
    }

    private static VmFixture on(NetworkAttachment attachment, @Nullable String filter, NicOptions options) {
        return VmFixture.bare()
                .network(VmFixture.PROFILE, new ResolvedNetwork(attachment, 0, 0, false, filter, Bandwidth.UNLIMITED))
                .with(nic(true).withOptions(options));
    }

    private static NicDevice nic(boolean linked) {
        return new NicDevice(
                device(1),
                "nic1",
                MacAddress.of("56:6f:1a:00:00:01"),
                VmFixture.PROFILE,
                NicModel.VIRTIO,
                linked,
                null);
    }

    @Test
    void aFilterThatCannotActShouldNeverBeLeftOut() {
        NetworkAttachment direct = new NetworkAttachment.Direct("eth0", DirectMode.BRIDGE);
        assertThat(refusal(on(direct, "clean-traffic", NicOptions.DEFAULT))).contains("nic1", "clean-traffic");
    }

    @Test
    void whatAnAttachmentCannotDoShouldBeToldAtOnce() {
        VmFixture vm = VmFixture.bare()
                .network(
                        VmFixture.PROFILE,
                        new ResolvedNetwork(new NetworkAttachment.PassThrough(), 0, 0, true, "clean-traffic", LIMITED))
                .with(nic(true)
                        .withOptions(NicOptions.DEFAULT.withVirtualFunction(new HostDeviceSource.Pci(0, 1, 0, 1))));
        assertThat(refusal(vm)).contains("clean-traffic", "isolation", "bandwidth");
        VmFixture tagged = VmFixture.bare()
                .network(
                        VmFixture.PROFILE,
                        new ResolvedNetwork(
                                new NetworkAttachment.Bridge("br0", false), 0, 7, false, null, Bandwidth.UNLIMITED))
                .with(nic(true));
        assertThat(refusal(tagged)).contains("VLAN tag 7");
    }

    @Test
    void aPassedThroughCardShouldNameItsFunctionAndHaveNoCable() {
        NetworkAttachment function = new NetworkAttachment.PassThrough();
        assertThat(refusal(on(function, null, NicOptions.DEFAULT))).contains("none was chosen");
        VmFixture unlinked = VmFixture.bare()
                .network(VmFixture.PROFILE, new ResolvedNetwork(function, 0, 0, false, null, Bandwidth.UNLIMITED))
                .with(nic(false)
                        .withOptions(NicOptions.DEFAULT.withVirtualFunction(new HostDeviceSource.Pci(0, 1, 0, 1))));
        assertThat(refusal(unlinked)).contains("cannot be unplugged");
    }

    private static VmFixture withCpu(String model, String... disabled) {
        List<CpuFeature> features = List.of(disabled).stream()
                .map(name -> new CpuFeature(name, CpuFeaturePolicy.DISABLE))
                .toList();
        CpuModel cpu = new CpuModel(CpuMode.CUSTOM, model, null, false, features);
        return VmFixture.bare().platform(Platform.DEFAULT.withCpu(Processors.DEFAULT.withModel(cpu)));
    }

    private static HostFacts offering(Map<String, Set<String>> values) {
        return new HostFacts(
                VirtType.QEMU,
                "x86_64",
                new EmulatorSupport(List.of("q35"), true, values),
                "/var/lib/vireo/payload",
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
    }

    @Test
    void aCpuModelThatTheHostLacksFeaturesOfShouldBeGivenWithoutThem() {
        HostFacts newer = offering(Map.of(
                "cpu/mode",
                Set.of("custom"),
                EmulatorSupport.CPU_MODEL,
                Set.of("qemu64"),
                EmulatorSupport.BLOCKED_CPU_MODEL,
                Set.of("Haswell"),
                EmulatorSupport.blockersOf("Haswell"),
                Set.of("hle", "rtm")));
        assertThat(refusal(withCpu("Haswell", "hle"), newer)).contains("Haswell", "lack rtm", "disable");
        assertThat(new DomainBuilder().build(withCpu("Haswell", "hle", "rtm").spec(), newer))
                .isInstanceOf(BuildResult.Built.class);

        HostFacts older = offering(Map.of(
                "cpu/mode",
                Set.of("custom"),
                EmulatorSupport.CPU_MODEL,
                Set.of("qemu64"),
                EmulatorSupport.BLOCKED_CPU_MODEL,
                Set.of("Haswell")));
        assertThat(refusal(withCpu("Haswell"), older)).contains("Haswell", "another model");
        assertThat(new DomainBuilder().build(withCpu("Haswell", "hle").spec(), older))
                .isInstanceOf(BuildResult.Built.class);
        assertThat(refusal(withCpu("Nonesuch", "hle"), older)).contains("Nonesuch", "another model");
    }

    @Test
    void oneDeviceOfTheHostShouldBeGivenOnce() {
        HostDeviceSource card = new HostDeviceSource.Pci(0, 0x65, 0, 0);
        assertThat(refusal(VmFixture.bare().with(HostDevice.of(device(1), card)).with(HostDevice.of(device(2), card))))
                .contains("pci_0000_65_00_0 twice");
    }

    @Test
    void theScreenFromBootOnShouldBeShownByOneDeviceAndNeedAConsole() {
        VmFixture both = VmFixture.bare()
                .with(GraphicsDevice.vnc(device(3)))
                .with(screen(1))
                .with(screen(2));
        assertThat(refusal(both)).contains("ramfb");
        assertThat(refusal(VmFixture.bare().with(screen(1)))).contains("no graphical console");
    }

    private static HostDevice screen(int number) {
        return new HostDevice(
                device(number),
                new HostDeviceSource.Mdev(device(number).value()),
                false,
                false,
                false,
                OptionRom.DEFAULT,
                MdevDisplay.SCREEN_FROM_BOOT,
                null,
                null);
    }

    @Test
    void virtiofsShouldNeedSharedMemoryAndADirectoryATagOfItsOwn() {
        assertThat(refusal(VmFixture.bare().with(share(1, FilesystemDriver.VIRTIOFS))))
                .contains("shared");
        assertThat(refusal(VmFixture.bare()
                        .with(share(1, FilesystemDriver.PLAN9_MAPPED))
                        .with(share(2, FilesystemDriver.PLAN9_MAPPED))))
                .contains("tag data");
    }

    @Test
    void nodesThatAreAllSharedShouldDoForVirtiofs() {
        VmFixture vm = VmFixture.bare().with(share(1, FilesystemDriver.VIRTIOFS));
        assertThat(new DomainBuilder().build(inNode(vm, MemoryAccess.SHARED).spec(), VmFixture.TCG_HOST))
                .isInstanceOf(BuildResult.Built.class);
        assertThat(refusal(inNode(vm, MemoryAccess.PRIVATE))).contains("shared");
        assertThat(refusal(inNode(vm, null))).contains("shared");
    }

    private static VmFixture inNode(VmFixture vm, @Nullable MemoryAccess access) {
        GuestHardware hardware = vm.spec().hardware();
        NumaCell cell = new NumaCell(CpuSet.first(hardware.cpu().vcpus()), hardware.memoryBytes(), access, null, null);
        return vm.platform(hardware.platform()
                .withCpu(hardware.platform().cpu().withNuma(new GuestNuma(List.of(cell), null, null))));
    }

    @Test
    void moreVcpusThanTheMachineTypeTakesShouldBeRefused() {
        HostFacts host = new HostFacts(
                VirtType.QEMU,
                "x86_64",
                new EmulatorSupport(List.of("q35"), Map.of("pc-q35-7.2", 288, "pc-i440fx-7.2", 255), Map.of()),
                "/payload",
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
        VmFixture grown = grown(VmFixture.bare().bios(BiosType.Q35_SEA_BIOS), 289);
        assertThat(refusal(grown, host)).contains("289 vCPUs", "q35", "at most 288");
        assertThat(new HostCheck().lacking(grown.spec(), host))
                .singleElement()
                .asString()
                .contains("at most 288");
        assertThat(new DomainBuilder()
                        .build(
                                grown(VmFixture.bare().bios(BiosType.Q35_SEA_BIOS), 288)
                                        .spec(),
                                host))
                .isInstanceOf(BuildResult.Built.class);
        assertThat(refusal(grown(VmFixture.bare().bios(BiosType.I440FX_SEA_BIOS), 256), host))
                .contains("at most 255", "IOMMU", "I440FX");
    }

    private static VmFixture grown(VmFixture vm, int sockets) {
        GuestHardware hardware = vm.spec().hardware();
        return vm.platform(hardware.platform().withCpu(hardware.platform().cpu().withMaxSockets(sockets)));
    }

    private static FilesystemDevice share(int number, FilesystemDriver driver) {
        return new FilesystemDevice(device(number), "/srv/data", "data", false, driver, VirtiofsOptions.DEFAULT);
    }

    @Test
    void aSecondHostSocketShouldBeRefused() {
        assertThat(refusal(VmFixture.bare().with(new VsockDevice(device(1), 3)).with(new VsockDevice(device(2), 4))))
                .contains("more than one vsock");
    }

    @Test
    void whatTheEmulatorCannotPassThroughShouldBeRefusedBefore() {
        HostFacts poor = new HostFacts(
                VirtType.QEMU,
                "x86_64",
                new EmulatorSupport(
                        List.of("q35"),
                        true,
                        Map.of(
                                "devices/hostdev/subsysType", Set.of("usb"),
                                "devices/filesystem/driverType", Set.of("path"))),
                "/payload",
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
        assertThat(refusal(VmFixture.bare().with(HostDevice.of(device(1), new HostDeviceSource.Pci(0, 1, 0, 0))), poor))
                .contains("type pci");
        assertThat(refusal(VmFixture.bare().with(share(1, FilesystemDriver.VIRTIOFS)), poor))
                .contains("virtiofs", "does not have");
    }
}
