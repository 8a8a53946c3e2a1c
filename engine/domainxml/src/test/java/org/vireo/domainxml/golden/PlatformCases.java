package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.Device;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.device.PanicModel;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.TpmModel;
import org.vireo.model.device.WatchdogAction;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.device.WatchdogModel;
import org.vireo.model.hardware.Boot;
import org.vireo.model.hardware.DirectKernel;
import org.vireo.model.hardware.EmulatorOverrides;
import org.vireo.model.hardware.EmulatorOverrides.EmulatorCapability;
import org.vireo.model.hardware.Features;
import org.vireo.model.hardware.FirmwareFiles;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.HookParameter;
import org.vireo.model.hardware.HyperV;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.Power;
import org.vireo.model.hardware.Smbios;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.GuestProfile;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

/** Firmware, clock, what the guest is told of its machine, and what watches it. */
final class PlatformCases {

    /** An emulating host as libvirt 9.0 describes it: of Hyper-V it has what needs no KVM. */
    static final HostFacts TCG_HOST_IN_FULL = new HostFacts(
            VirtType.QEMU,
            "x86_64",
            new EmulatorSupport(
                    List.of("pc-q35-7.2", "q35"),
                    true,
                    Map.of("features/hyperv/features", Set.of("spinlocks", "vendor_id"))),
            "/var/lib/vireo/payload",
            HostFacts.SYSTEM_STATE_DIRECTORY,
            null,
            "6c5a1f5e-2f0a-4a6e-9a53-0a9c2f4d1b7e");

    private static final String NO_KVM = "a test machine has no KVM that carries a guest";

    private PlatformCases() {}

    static List<GoldenCase> all() {
        List<GoldenCase> cases = new ArrayList<>();
        firmware(cases);
        power(cases);
        clocks(cases);
        identity(cases);
        watchers(cases);
        return cases;
    }

    private static void firmware(List<GoldenCase> cases) {
        cases.add(GoldenCase.tcg("secure-boot", VmFixture.bare().bios(BiosType.Q35_SECURE_BOOT)));
        cases.add(GoldenCase.tcg(
                "firmware-files",
                with(Platform.DEFAULT.withBoot(new Boot(
                                false,
                                0,
                                false,
                                null,
                                DirectKernel.NONE,
                                new FirmwareFiles(
                                        "/usr/share/OVMF/OVMF_CODE_4M.secboot.fd",
                                        "/usr/share/OVMF/OVMF_VARS_4M.snakeoil.fd"))))
                        .bios(BiosType.Q35_SECURE_BOOT)));
        cases.add(GoldenCase.tcg(
                "boot-options",
                with(Platform.DEFAULT.withBoot(new Boot(true, 30_000, true, 5_000, DirectKernel.NONE, null)))
                        .with(new SerialConsoleDevice(device(1)))));
        cases.add(GoldenCase.defined(
                "direct-kernel",
                with(Platform.DEFAULT.withBoot(new Boot(
                        false,
                        0,
                        false,
                        null,
                        new DirectKernel("/images/vmlinuz", "/images/initrd.img", "console=ttyS0 a=\"b,c\" <&>"),
                        null))),
                "it takes a real kernel, which is in no package of the tests"));
    }

    private static void power(List<GoldenCase> cases) {
        cases.add(GoldenCase.tcg(
                "power",
                with(Platform.DEFAULT.withPower(new Power(
                        true,
                        true,
                        Power.RebootAction.DESTROY,
                        Power.CrashAction.COREDUMP_RESTART,
                        Power.StorageErrorAction.KILL)))));
        for (Power.CrashAction action : Power.CrashAction.values()) {
            cases.add(GoldenCase.tcg(
                    "crash-" + fileName(action),
                    with(Platform.DEFAULT.withPower(new Power(
                            false,
                            false,
                            Power.RebootAction.RESTART,
                            action,
                            Power.StorageErrorAction.LEAVE_PAUSED)))));
        }
        cases.add(GoldenCase.tcg(
                "emulator-overrides",
                with(Platform.DEFAULT.withEmulator(new EmulatorOverrides(
                        List.of(EmulatorCapability.BLOCKDEV, EmulatorCapability.DEVICE_JSON),
                        List.of(
                                EmulatorCapability.INCREMENTAL_BACKUP,
                                EmulatorCapability.BLOCKDEV_REOPEN,
                                EmulatorCapability.NETDEV_JSON,
                                EmulatorCapability.CHARDEV_JSON,
                                EmulatorCapability.VIRTIO_NET_FAILOVER,
                                EmulatorCapability.USB_STORAGE_WERROR))))));
    }

    private static void clocks(List<GoldenCase> cases) {
        cases.add(GoldenCase.tcg("clock-utc", with(Platform.DEFAULT.withClock(GuestClock.UTC))));
        cases.add(GoldenCase.tcg("clock-local", with(Platform.DEFAULT.withClock(GuestClock.LOCALTIME))));
        cases.add(GoldenCase.tcg(
                "clock-time-zone", with(Platform.DEFAULT.withClock(GuestClock.of("America/Argentina/Buenos_Aires")))));
        cases.add(GoldenCase.tcg(
                "clock-variable",
                with(Platform.DEFAULT.withClock(new GuestClock(GuestClock.Basis.VARIABLE, null, -3_600, 0)))));
        cases.add(GoldenCase.defined(
                "clock-tsc",
                with(Platform.DEFAULT.withClock(new GuestClock(GuestClock.Basis.UTC, null, 0, 2_000_000_000L))),
                "libvirt takes a frequency alone that is the test machine's own"));
    }

    private static void identity(List<GoldenCase> cases) {
        cases.add(GoldenCase.tcg(
                "hook-parameters",
                with(Platform.DEFAULT.withHookParameters(
                        List.of(new HookParameter("owner", "<Söhne & Co>"), new HookParameter("backup", "daily"))))));
        cases.add(GoldenCase.tcg(
                "smbios",
                with(Platform.DEFAULT.withSmbios(new Smbios(
                        Smbios.SerialPolicy.CUSTOM,
                        "SN-0815, <\"&'>",
                        "Servers",
                        "sku 1",
                        "asset 7",
                        List.of("io.systemd.credential:motd=hello, <world>", "two"))))));
        cases.add(GoldenCase.tcg(
                        "smbios-host-serial",
                        with(Platform.DEFAULT.withSmbios(
                                new Smbios(Smbios.SerialPolicy.HOST, null, null, null, null, List.of()))))
                .on(TCG_HOST_IN_FULL));
        cases.add(GoldenCase.tcg(
                "features", with(Platform.DEFAULT.withFeatures(new Features(HyperV.DEFAULT, true, true, true)))));
        VmFixture hyperV = with(Platform.DEFAULT.withFeatures(
                new Features(new HyperV(HyperV.Mode.ON, false, "Vireo HyperV"), false, false, false)));
        cases.add(GoldenCase.tcg("hyperv-emulated", hyperV).on(TCG_HOST_IN_FULL));
        cases.add(GoldenCase.defined(
                        "hyperv-kvm",
                        with(Platform.DEFAULT.withFeatures(
                                new Features(new HyperV(HyperV.Mode.ON, true, "Vireo HyperV"), false, false, false))),
                        NO_KVM)
                .on(VmFixture.KVM_HOST));
        cases.add(GoldenCase.defined("guest-windows", windows(Platform.DEFAULT), NO_KVM)
                .on(VmFixture.KVM_HOST));
        cases.add(GoldenCase.defined(
                        "guest-windows-plain",
                        windows(Platform.DEFAULT.withFeatures(
                                new Features(new HyperV(HyperV.Mode.OFF, false, null), false, false, false))),
                        NO_KVM)
                .on(VmFixture.KVM_HOST));
    }

    private static void watchers(List<GoldenCase> cases) {
        cases.add(GoldenCase.tcg("tpm-crb", bare(TpmDevice.crb(device(1))).bios(BiosType.Q35_OVMF)));
        cases.add(GoldenCase.tcg("tpm-tis", bare(new TpmDevice(device(1), TpmModel.TIS))));
        for (WatchdogAction action : WatchdogAction.values()) {
            WatchdogModel model = action == WatchdogAction.NONE ? WatchdogModel.IB700 : WatchdogModel.I6300ESB;
            cases.add(
                    GoldenCase.tcg("watchdog-" + fileName(action), bare(new WatchdogDevice(device(1), model, action))));
        }
        cases.add(GoldenCase.tcg(
                "panic",
                bare(new PanicDevice(device(1), PanicModel.ISA)).with(new PanicDevice(device(2), PanicModel.HYPERV))));
        cases.add(GoldenCase.newerLibvirt(
                "panic-pci",
                bare(new PanicDevice(device(1), PanicModel.PVPANIC)),
                Map.of("devices/panic/model", Set.of("isa", "hyperv", "pvpanic")),
                "9.1"));
    }

    private static VmFixture with(Platform platform) {
        return VmFixture.bare().platform(platform);
    }

    private static VmFixture windows(Platform platform) {
        return with(platform).guest(GuestProfile.WINDOWS);
    }

    private static VmFixture bare(Device device) {
        return VmFixture.bare().with(device);
    }

    private static String fileName(Enum<?> word) {
        return word.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
