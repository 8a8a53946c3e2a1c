package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.host.MdevDisplay;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.DiskFormat;

/** Whole VMs. */
final class WholeVmCases {

    private WholeVmCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("typical", VmFixture.typical()),
                GoldenCase.tcg("typical-uefi", VmFixture.typical().bios(BiosType.Q35_OVMF)),
                GoldenCase.defined("typical-kvm", VmFixture.typical(), "a test machine has no KVM that carries a guest")
                        .on(VmFixture.KVM_HOST),
                GoldenCase.tcg("routed-ipv6-only", routedIpv6Only()),
                GoldenCase.defined(
                        "sriov-failover",
                        NetworkCases.failoverPair(VmFixture.typical(), 20),
                        "needs a network card with virtual functions"),
                GoldenCase.defined(
                        "gpu-mdev",
                        VmFixture.typical().with(HostCases.mdev(20, MdevDisplay.SCREEN_FROM_BOOT)),
                        "needs a graphics card that gives mediated devices"),
                GoldenCase.tcg("started-before", startedBefore()));
    }

    /** As sold by the address: no bridge, one address, a route of the host to it. */
    private static VmFixture routedIpv6Only() {
        return VmFixture.bare()
                .disk(
                        DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO)
                                .withBootOrder(1),
                        "/images/1.qcow2",
                        DiskFormat.COW)
                .network(NetworkCases.profile(1), NetworkCases.plain(NetworkCases.ROUTED))
                .with(NetworkCases.virtio(2, NetworkCases.profile(1))
                        .withOptions(NicOptions.DEFAULT.withAddresses(List.of(IpAddress.of("2001:db8:7::2")))))
                .with(new SerialConsoleDevice(device(3)))
                .with(new GuestAgentChannelDevice(device(4)))
                .with(RngDevice.urandom(device(5)));
    }

    private static VmFixture startedBefore() {
        return VmFixture.bare()
                .image(diskId(1), new ResolvedDisk("/images/1.qcow2", DiskFormat.COW, true))
                .image(diskId(2), new ResolvedDisk("/images/2.qcow2", DiskFormat.COW, true))
                .at(DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO), new DeviceAddress.Pci(0, 19, 0, 0))
                .at(DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO_SCSI), new DeviceAddress.Drive(0, 0, 0, 5))
                .at(CdromDevice.empty(device(3)), new DeviceAddress.Drive(1, 0, 0, 2))
                .at(RngDevice.urandom(device(4)), new DeviceAddress.Pci(0, 3, 0, 0));
    }
}
