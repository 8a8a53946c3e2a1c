package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.OptionRom;
import org.vireo.model.device.network.FilterParameter;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.device.network.NicDriver;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.device.network.Teaming;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.DirectMode;
import org.vireo.model.network.NetworkFilters;
import org.vireo.model.network.RateLimit;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.NetworkAttachment;
import org.vireo.model.spec.NetworkAttachment.Bridge;
import org.vireo.model.spec.NetworkAttachment.Direct;
import org.vireo.model.spec.NetworkAttachment.LibvirtNetwork;
import org.vireo.model.spec.NetworkAttachment.PassThrough;
import org.vireo.model.spec.NetworkAttachment.Routed;
import org.vireo.model.spec.ResolvedNetwork;

/** Network interface cards. */
final class NetworkCases {

    static final Routed ROUTED = new Routed(IpAddress.of("169.254.0.1"), IpAddress.of("fe80::1"));

    private NetworkCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("nic", nics()),
                GoldenCase.tcg("nic-options", options()),
                GoldenCase.tcg("nic-filter", filters()),
                GoldenCase.tcg("nic-filter-own", ownFilters()),
                GoldenCase.tcg("nic-routed", routed()),
                GoldenCase.defined(
                        "nic-network",
                        named(),
                        "needs a network of libvirt's own, which a host of Vireo has not by itself"),
                GoldenCase.defined(
                        "nic-direct", direct(), "needs four network devices of the host; started by hand with one"),
                GoldenCase.defined(
                        "nic-bandwidth", bandwidth(), "needs traffic control of the host's kernel (sfq, police)"),
                GoldenCase.defined("nic-vhost", vhost(), "needs /dev/vhost-net on the host"),
                GoldenCase.defined("nic-openvswitch", openVSwitch(), "needs Open vSwitch on the host"),
                GoldenCase.defined("nic-sriov", passThrough(), "needs a network card with virtual functions"));
    }

    private static VmFixture nics() {
        return VmFixture.bare()
                .nic(new NicDevice(device(1), "nic1", mac(1), VmFixture.PROFILE, NicModel.VIRTIO, true, 1))
                .nic(new NicDevice(device(2), "nic2", mac(2), VmFixture.PROFILE, NicModel.E1000E, false, null))
                .nic(new NicDevice(device(3), "nic3", mac(3), null, NicModel.RTL8139, true, null))
                .nic(new NicDevice(device(4), "nic4", mac(4), VmFixture.PROFILE, NicModel.E1000, true, null));
    }

    private static VmFixture options() {
        ResolvedNetwork lan =
                new ResolvedNetwork(new Bridge("vireobr0", false), 1400, 0, true, null, Bandwidth.UNLIMITED, 2);
        return VmFixture.bare()
                .hardware(GuestHardware.of(256L << 20, new CpuTopology(2, 1, 1), BiosType.Q35_SEA_BIOS))
                .network(VmFixture.PROFILE, lan)
                .with(virtio(1, VmFixture.PROFILE).withOptions(NicOptions.DEFAULT.withRom(OptionRom.NONE)))
                .with(virtio(2, VmFixture.PROFILE)
                        .withOptions(NicOptions.DEFAULT
                                .withDriver(new NicDriver(NicDriver.Backend.QEMU, 1))
                                .withRom(new OptionRom(false, OptionRom.Bar.HIDDEN, null))))
                .with(virtio(3, VmFixture.PROFILE)
                        .withOptions(NicOptions.DEFAULT
                                .withDriver(new NicDriver(NicDriver.Backend.DEFAULT, 3))
                                .withRom(new OptionRom(
                                        false, OptionRom.Bar.SHOWN, "/usr/lib/ipxe/qemu/pxe-virtio.rom"))));
    }

    private static VmFixture filters() {
        return VmFixture.bare()
                .network(profile(1), filtered("clean-traffic"))
                .network(profile(2), filtered("no-ipv6-spoofing"))
                .with(virtio(1, profile(1)))
                .with(virtio(2, profile(1))
                        .withOptions(NicOptions.DEFAULT
                                .withAddresses(List.of(IpAddress.of("192.0.2.7"), IpAddress.of("192.0.2.8")))
                                .withFilterParameters(
                                        List.of(new FilterParameter(new UUID(1, 1), "CTRL_IP_LEARNING", "none")))))
                .with(virtio(3, profile(2))
                        .withOptions(NicOptions.DEFAULT.withAddresses(
                                List.of(IpAddress.of("2001:DB8:0:0::7"), IpAddress.of("2001:db8::8")))));
    }

    /** One card for each variant that the addresses of a card choose. */
    private static VmFixture ownFilters() {
        IpAddress ipv4 = IpAddress.of("192.0.2.7");
        IpAddress ipv6 = IpAddress.of("2001:db8::7");
        return VmFixture.bare()
                .network(profile(1), filtered(NetworkFilters.DEFAULT))
                .network(profile(2), filtered(NetworkFilters.NO_SPOOFING))
                .network(profile(3), filtered(NetworkFilters.STRICT))
                .with(virtio(1, profile(1)))
                .with(virtio(2, profile(2)))
                .with(guarded(3, profile(2), ipv4, IpAddress.of("192.0.2.8")))
                .with(guarded(4, profile(2), ipv6))
                .with(guarded(5, profile(2), ipv4, ipv6))
                .with(guarded(6, profile(3), ipv4))
                .with(virtio(7, profile(3)));
    }

    private static NicDevice guarded(int number, VnicProfileId profile, IpAddress... addresses) {
        return virtio(number, profile).withOptions(NicOptions.DEFAULT.withAddresses(List.of(addresses)));
    }

    private static ResolvedNetwork filtered(String filter) {
        return new ResolvedNetwork(new Bridge("vireobr0", false), 0, 0, false, filter, Bandwidth.UNLIMITED);
    }

    private static VmFixture routed() {
        return VmFixture.bare()
                .network(profile(1), plain(ROUTED))
                .with(virtio(1, profile(1))
                        .withOptions(NicOptions.DEFAULT.withAddresses(List.of(
                                IpAddress.of("203.0.113.5"),
                                IpAddress.of("2001:db8::5"),
                                IpAddress.of("203.0.113.6"),
                                IpAddress.of("2001:db8::6")))))
                .with(virtio(2, profile(1)));
    }

    private static VmFixture named() {
        ResolvedNetwork lan = new ResolvedNetwork(
                new LibvirtNetwork("default"), 1500, 12, true, "clean-traffic", Bandwidth.UNLIMITED);
        return VmFixture.bare().network(profile(1), lan).with(virtio(1, profile(1)));
    }

    private static VmFixture direct() {
        VmFixture vm = VmFixture.bare();
        int number = 0;
        for (DirectMode mode : DirectMode.values()) {
            number++;
            int vlan = mode == DirectMode.PASSTHROUGH ? 7 : 0;
            vm.network(
                            profile(number),
                            new ResolvedNetwork(
                                    new Direct("eth" + number, mode), 9000, vlan, false, null, Bandwidth.UNLIMITED))
                    .with(virtio(number, profile(number)));
        }
        return vm;
    }

    private static VmFixture bandwidth() {
        Bandwidth both =
                new Bandwidth(new RateLimit(100_000_000, 200_000_000, 1 << 20), new RateLimit(10_000_001, 0, 0));
        Bandwidth one = new Bandwidth(null, new RateLimit(8_000, 16_000, 1_500));
        return VmFixture.bare()
                .network(profile(1), limited(both))
                .network(profile(2), limited(one))
                .with(virtio(1, profile(1)))
                .with(virtio(2, profile(2)));
    }

    private static ResolvedNetwork limited(Bandwidth bandwidth) {
        return new ResolvedNetwork(new Bridge("vireobr0", false), 0, 0, false, null, bandwidth);
    }

    private static VmFixture vhost() {
        return VmFixture.bare()
                .hardware(GuestHardware.of(256L << 20, new CpuTopology(8, 1, 1), BiosType.Q35_SEA_BIOS))
                .nic(virtio(1, VmFixture.PROFILE)
                        .withOptions(NicOptions.DEFAULT.withDriver(new NicDriver(NicDriver.Backend.VHOST, 0))));
    }

    private static VmFixture openVSwitch() {
        ResolvedNetwork lan =
                new ResolvedNetwork(new Bridge("ovsbr0", true), 1500, 100, false, null, Bandwidth.UNLIMITED);
        return VmFixture.bare().network(profile(1), lan).with(virtio(1, profile(1)));
    }

    private static VmFixture passThrough() {
        return VmFixture.bare()
                .network(profile(1), new ResolvedNetwork(new PassThrough(), 9000, 42, false, null, Bandwidth.UNLIMITED))
                .with(virtio(1, profile(1))
                        .withOptions(
                                NicOptions.DEFAULT.withVirtualFunction(new HostDeviceSource.Pci(0, 0x3b, 0x02, 1))))
                .with(new NicDevice(device(2), "nic2", mac(2), profile(1), NicModel.VIRTIO, true, 1)
                        .withOptions(
                                NicOptions.DEFAULT.withVirtualFunction(new HostDeviceSource.Pci(0, 0x3b, 0x02, 2))));
    }

    /** A virtual function with a virtio card on a bridge that stands in for it while the VM migrates. */
    static VmFixture failoverPair(VmFixture vm, int first) {
        NicDevice standIn =
                new NicDevice(device(first + 1), "nic1-standby", mac(first), profile(9), NicModel.VIRTIO, true, null);
        NicDevice fast = new NicDevice(device(first), "nic1", mac(first), profile(8), NicModel.VIRTIO, true, null);
        return vm.network(profile(8), plain(new PassThrough()))
                .network(profile(9), plain(new Bridge("vireobr0", false)))
                .with(fast.withOptions(NicOptions.DEFAULT
                        .withVirtualFunction(new HostDeviceSource.Pci(0, 0x3b, 0x02, 3))
                        .withTeaming(new Teaming(Teaming.Role.TRANSIENT, standIn.id()))))
                .with(standIn.withOptions(
                        NicOptions.DEFAULT.withTeaming(new Teaming(Teaming.Role.PERSISTENT, fast.id()))));
    }

    static ResolvedNetwork plain(NetworkAttachment attachment) {
        return new ResolvedNetwork(attachment, 0, 0, false, null, Bandwidth.UNLIMITED);
    }

    static NicDevice virtio(int number, @Nullable VnicProfileId profile) {
        return NicDevice.virtio(device(number), "nic" + number, mac(number), profile);
    }

    static VnicProfileId profile(int number) {
        return new VnicProfileId(new UUID(0x0b0b0b0b_0000_4000L, 0x8000_000000000100L + number));
    }

    private static MacAddress mac(int number) {
        return MacAddress.of(String.format("56:6f:1a:00:00:%02x", number));
    }
}
