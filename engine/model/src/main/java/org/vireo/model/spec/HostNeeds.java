package org.vireo.model.spec;

import java.util.ArrayList;
import java.util.List;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.Device;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.hardware.FirmwareFiles;
import org.vireo.model.hardware.LaunchSecurity;
import org.vireo.model.hardware.Platform;
import org.vireo.model.need.HostNeed;

/**
 * What a VM needs of its host's emulator: the one list that placement asks each host for, and that the Domain XML is
 * refused by. Pure.
 */
public final class HostNeeds {

    private static final HostNeed UEFI = HostNeed.listed(
            "UEFI firmware", "os/firmware", "efi", "install OVMF there, or choose the BIOS type Q35_SEA_BIOS");

    private static final HostNeed SECURE_BOOT = HostNeed.listed(
            "UEFI firmware with Secure Boot",
            "os/loader/secure",
            "yes",
            "install OVMF with Secure Boot there, or choose the BIOS type Q35_OVMF");

    private static final HostNeed CRASH_NOTES = HostNeed.listed(
            "crash dump notes (vmcoreinfo)", "features/vmcoreinfo", "yes", "do without them, or update QEMU there");

    private static final HostNeed SEV = HostNeed.offered(
            "launch security SEV",
            "features/sev",
            "yes",
            "run it on a host with an AMD EPYC processor that has SEV switched on");

    private HostNeeds() {}

    /** Everything that a VM needs. */
    public static List<HostNeed> of(GuestHardware hardware, String architecture, Iterable<? extends Device> devices) {
        List<HostNeed> needs = new ArrayList<>(of(hardware, architecture));
        for (Device device : devices) {
            needs.addAll(device.needs());
        }
        return needs;
    }

    /** What the mainboard needs; most need nothing. */
    public static List<HostNeed> of(GuestHardware hardware, String architecture) {
        List<HostNeed> needs = new ArrayList<>(0);
        Platform platform = hardware.platform();
        FirmwareFiles files = platform.boot().firmwareFiles();
        boolean uefi = hardware.bios().uefi() || hardware.chipset(architecture) == Chipset.VIRT;
        if (uefi && files == null) {
            needs.add(UEFI);
        }
        if (uefi && files != null) {
            needs.add(HostNeed.listed(
                    "the firmware file " + files.loader(),
                    "os/loader/value",
                    files.loader(),
                    "install it there, or leave the choice to libvirt"));
        }
        if (hardware.bios() == BiosType.Q35_SECURE_BOOT) {
            needs.add(SECURE_BOOT);
        }
        if (platform.features().vmCoreInfo()) {
            needs.add(CRASH_NOTES);
        }
        if (platform.launchSecurity().type() != LaunchSecurity.Type.NONE) {
            needs.add(security(platform.launchSecurity().type()));
        }
        return needs;
    }

    /** libvirt lists SEV of old, and all kinds in one list since 10.5, which knows SEV-SNP and TDX alone. */
    private static HostNeed security(LaunchSecurity.Type type) {
        return switch (type) {
            case NONE -> throw new IllegalArgumentException("No launch security needs nothing");
            case SEV -> SEV;
            case SEV_SNP ->
                HostNeed.offered(
                        "launch security SEV-SNP",
                        "features/launchSecurity/sectype",
                        "sev-snp",
                        "run it on a host with SEV-SNP, libvirt 10.5 and QEMU 9.1");
            case TDX ->
                HostNeed.offered(
                        "launch security TDX",
                        "features/launchSecurity/sectype",
                        "tdx",
                        "run it on a host with Intel TDX, libvirt 11.6 and QEMU 10.1");
        };
    }
}
