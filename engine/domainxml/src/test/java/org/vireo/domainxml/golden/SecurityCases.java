package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.device.PanicModel;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.WatchdogAction;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.device.WatchdogModel;
import org.vireo.model.hardware.LaunchSecurity;
import org.vireo.model.hardware.Platform;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.GuestProfile;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.storage.DiskFormat;

/** Memory that the host cannot read, and whole VMs of which firmware and security are the point. */
final class SecurityCases {

    private static final String NO_SEV = "a test machine's processor does not encrypt memory";
    private static final Map<String, Set<String>> ALL_KINDS =
            Map.of("features/launchSecurity/sectype", Set.of("sev", "sev-snp", "tdx"));

    private SecurityCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.defined("launch-security-sev", sev(), NO_SEV).on(sevHost()),
                GoldenCase.newerLibvirt(
                        "launch-security-sev-snp",
                        secured(new LaunchSecurity(
                                LaunchSecurity.Type.SEV_SNP,
                                0x30001,
                                null,
                                null,
                                true,
                                "SG9zdCBkYXRhIG9mIHRoZSBWTQ==")),
                        ALL_KINDS,
                        "10.5"),
                GoldenCase.newerLibvirt(
                        "launch-security-tdx",
                        secured(new LaunchSecurity(
                                LaunchSecurity.Type.TDX, 0, null, null, false, "Q29uZmlndXJhdGlvbiBvZiB0aGUgVk0=")),
                        ALL_KINDS,
                        "11.6"),
                GoldenCase.tcg("windows-11", windows11()),
                GoldenCase.tcg("windows-server-bios", windowsServer()).on(PlatformCases.TCG_HOST_IN_FULL),
                GoldenCase.defined(
                                "sev-vm",
                                typical(Platform.DEFAULT.withLaunchSecurity(
                                        LaunchSecurity.of(LaunchSecurity.Type.SEV))),
                                NO_SEV)
                        .on(sevHost()));
    }

    private static VmFixture sev() {
        return secured(new LaunchSecurity(
                LaunchSecurity.Type.SEV, 0x7, "T3duZXIncyBrZXk=", "T3duZXIncyBzZXNzaW9u", true, null));
    }

    private static VmFixture secured(LaunchSecurity security) {
        return VmFixture.bare()
                .platform(Platform.DEFAULT.withLaunchSecurity(security))
                .bios(BiosType.Q35_OVMF);
    }

    private static VmFixture typical(Platform platform) {
        return VmFixture.typical().platform(platform).bios(BiosType.Q35_OVMF);
    }

    private static VmFixture windows11() {
        return VmFixture.typical()
                .bios(BiosType.Q35_SECURE_BOOT)
                .guest(GuestProfile.WINDOWS)
                .with(TpmDevice.crb(device(21)))
                .with(new PanicDevice(device(22), PanicModel.HYPERV));
    }

    private static VmFixture windowsServer() {
        return VmFixture.bare()
                .guest(GuestProfile.WINDOWS)
                .disk(
                        DiskDevice.attached(device(1), diskId(1), DiskBus.SATA).withBootOrder(1),
                        "/images/windows.qcow2",
                        DiskFormat.COW)
                .with(new WatchdogDevice(device(2), WatchdogModel.I6300ESB, WatchdogAction.RESET));
    }

    private static HostFacts sevHost() {
        HostFacts kvm = VmFixture.KVM_HOST;
        return new HostFacts(
                kvm.virtType(),
                kvm.architecture(),
                new EmulatorSupport(List.of(), true, Map.of("features/sev", Set.of("yes"))),
                kvm.payloadDirectory(),
                kvm.stateDirectory(),
                kvm.emulator());
    }
}
