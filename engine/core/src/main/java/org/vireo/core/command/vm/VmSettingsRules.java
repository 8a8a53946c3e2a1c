package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Caller;
import org.vireo.core.command.quota.VmQuotas;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.core.port.VmRepository;
import org.vireo.core.query.Search;
import org.vireo.core.validation.BoardLimits;
import org.vireo.core.validation.FirstBootLimits;
import org.vireo.core.validation.HardwareLimits;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.Device;
import org.vireo.model.guest.GuestOs;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.LaunchSecurity;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.WindowsZones;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmOrigin;
import org.vireo.model.vm.VmSettings;

/** What a user may decide about a VM. To be called within a transaction. */
@Singleton
public final class VmSettingsRules {

    private static final int MOST_COMMENT_CHARACTERS = 4_096;
    private static final int MOST_SCRIPT_CHARACTERS = 64 * 1024;
    private static final int MOST_KEYS = 100;

    /** RFC 1123: labels of letters, digits and hyphens. */
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");

    /** One line of an authorized_keys file. */
    private static final Pattern KEY = Pattern.compile("[^\\p{C}]{16,16384}");

    private final VmRepository vms;
    private final VmQuotas quotas;

    @Inject
    public VmSettingsRules(VmRepository vms, VmQuotas quotas) {
        this.vms = vms;
        this.quotas = quotas;
    }

    /** What the changed VM is counted to. To be called last, when there are no violations. */
    Optional<UUID> quota(Vm vm, VmSettings after, @Nullable UUID named, Caller caller, Violations violations) {
        return quotas.ofChanged(vm, after, named, caller, violations);
    }

    /** Checks everything, for the VM of that id or a new one. */
    void check(VmSettings settings, @Nullable Vm self, Violations violations) {
        Names.check("VM", settings.name(), settings.description(), violations);
        Names.requireFree(
                "VM", settings.name(), holderOf(settings.name()), self == null ? null : self.id(), violations);
        violations.require(
                settings.comment().length() <= MOST_COMMENT_CHARACTERS,
                Violation.invalid(
                        "VM_COMMENT",
                        "VM [comment] is " + settings.comment().length() + " characters long.",
                        "Shorten it to " + MOST_COMMENT_CHARACTERS + "."));
        HardwareLimits.checkMemory("VM", settings.memoryBytes(), violations);
        HardwareLimits.checkTopology("VM", settings.topology(), violations);
        HardwareLimits.checkMaximum(
                settings.topology(), settings.platform().cpu().maxSockets(), violations);
        HardwareLimits.checkMaximumMemory(settings.platform().memory().maxBytes(), violations);
        // What a VM has from before is not held against it.
        if (self == null
                || !self.settings().osType().equals(settings.osType())
                || !self.settings().topology().equals(settings.topology())) {
            checkGuest(settings, violations);
        }
        if (self == null
                || self.settings().memoryBytes() != settings.memoryBytes()
                || !self.settings().platform().equals(settings.platform())) {
            checkMemory(settings, violations);
        }
        checkClock(settings.platform().clock(), self, violations);
        checkInitialization(settings.initialization(), violations);
        VmSettings before = self == null ? null : self.settings();
        checkFirstBoot(settings, before, violations);
        checkBoard(settings, self, violations);
    }

    private static void checkFirstBoot(VmSettings settings, @Nullable VmSettings before, Violations violations) {
        if (before == null
                || !before.osType().equals(settings.osType())
                || !before.initialization().equals(settings.initialization())) {
            GuestOs guest = GuestOsCatalog.shipped().orOther(settings.osType());
            FirstBootLimits.check(guest, settings.initialization(), violations);
        }
    }

    /** The VM's devices were fitted to its board; another board may lack their buses. */
    private void checkBoard(VmSettings settings, @Nullable Vm self, Violations violations) {
        Platform platform = settings.platform();
        Platform before = self == null ? Platform.DEFAULT : self.settings().platform();
        boolean otherFirmware = self == null || self.settings().biosType() != settings.biosType();
        if (otherFirmware || !before.launchSecurity().equals(platform.launchSecurity())) {
            checkLaunchSecurity(settings, violations);
        }
        if (otherFirmware || !Objects.equals(before.machineType(), platform.machineType())) {
            List<Device> devices = self == null
                    ? List.of()
                    : vms.devices(self.id()).stream()
                            .map(VmDevice::device)
                            .filter(Objects::nonNull)
                            .toList();
            BoardLimits.checkAll(settings.name(), settings.biosType(), platform, devices, violations);
        }
    }

    private static void checkGuest(VmSettings settings, Violations violations) {
        Optional<GuestOs> guest = GuestOsCatalog.shipped().find(settings.osType());
        violations.require(
                guest.isPresent(),
                Violation.invalid(
                        "VM_SETTING",
                        "VM [os.type] '" + printable(settings.osType()) + "' is not known.",
                        "Give a name that the collection operatingsystems lists, such as other_linux."));
        int vcpus = settings.topology().vcpus();
        violations.require(
                guest.isEmpty()
                        || guest.get().mostVcpus() >= GuestOs.NO_LIMIT
                        || vcpus <= guest.get().mostVcpus(),
                Violation.invalid(
                        "VM_SETTING",
                        "VM [cpu.topology] has " + vcpus + " vCPUs, of which "
                                + guest.map(GuestOs::description).orElse("") + " uses "
                                + guest.map(GuestOs::mostVcpus).orElse(0) + " at most.",
                        "Give it fewer, or choose another operating system."));
    }

    private static void checkLaunchSecurity(VmSettings settings, Violations violations) {
        violations.require(
                settings.platform().launchSecurity().type() == LaunchSecurity.Type.NONE
                        || settings.biosType().uefi(),
                Violation.invalid(
                        "VM_SETTING",
                        "VM [platform.launchSecurity] "
                                + settings.platform().launchSecurity().type()
                                + " needs UEFI, and [bios.type] is " + settings.biosType() + ".",
                        "Choose the BIOS type q35_ovmf."));
    }

    private static void checkMemory(VmSettings settings, Violations violations) {
        GuestMemory memory = settings.platform().memory();
        requireWithin("memory_policy.guaranteed", memory.guaranteedBytes(), settings, violations);
        requireWithin("platform.memory.startBytes", memory.startBytes(), settings, violations);
    }

    /**
     * A maximum that is asked for leaves room to grow; one of the template's, or of before, may have been outgrown.
     *
     * @param before null for a new VM
     */
    static void checkMaximum(
            VmSettings settings, @Nullable VmSettings before, VmChanges changes, Violations violations) {
        long most = settings.platform().memory().maxBytes();
        boolean asked = changes.platform() != null
                && changes.platform().names("memory", "maxBytes")
                && (before == null || before.platform().memory().maxBytes() != most);
        violations.require(
                !asked || most == 0 || most >= settings.memoryBytes(),
                Violation.invalid(
                        "VM_SETTING",
                        "VM [memory_policy.max] is " + most + " bytes, and the VM has " + settings.memoryBytes()
                                + " bytes of memory.",
                        "Give it at least the VM's memory, or leave it out."));
    }

    private static void requireWithin(String field, long bytes, VmSettings settings, Violations violations) {
        violations.require(
                bytes == 0 || bytes <= settings.memoryBytes(),
                Violation.invalid(
                        "VM_SETTING",
                        "VM [" + field + "] is " + bytes + " bytes, and the VM has " + settings.memoryBytes()
                                + " bytes of memory.",
                        "Give it at most the VM's memory."));
    }

    private static void checkClock(GuestClock clock, @Nullable Vm self, Violations violations) {
        String zone = clock.timeZone();
        violations.require(
                zone == null
                        || (self != null
                                && clock.equals(self.settings().platform().clock()))
                        || ZoneId.getAvailableZoneIds().contains(WindowsZones.ianaOf(zone)),
                Violation.invalid(
                        "VM_SETTING",
                        "VM [time_zone.name] '" + printable(zone) + "' is no time zone that is known.",
                        "Give a name of IANA's, such as Europe/London, or of Windows', such as GMT Standard Time."));
    }

    /**
     * What people should know of settings that are possible: less memory than the guest's system is installed with.
     *
     * @param before what the VM had; null for a new one
     */
    static Optional<String> notice(VmSettings settings, @Nullable VmSettings before) {
        boolean news = before == null
                || before.memoryBytes() != settings.memoryBytes()
                || !before.osType().equals(settings.osType());
        GuestOs guest = GuestOsCatalog.shipped().orOther(settings.osType());
        long mebibytes = settings.memoryBytes() >> 20;
        return news && mebibytes < guest.minimumMemoryMib()
                ? Optional.of("has " + mebibytes + " MiB of memory, and " + guest.description() + " wants at least "
                        + guest.minimumMemoryMib() + " MiB: it may not be installed or run with that")
                : Optional.empty();
    }

    /** What runs on hosts without being ours may be called the same. */
    private Optional<UUID> holderOf(String name) {
        return vms.search(Search.named(name)).stream()
                .filter(vm -> vm.origin() == VmOrigin.MANAGED)
                .map(Vm::id)
                .findFirst();
    }

    private static void checkInitialization(Initialization initialization, Violations violations) {
        requireMatch(
                "initialization.host_name",
                initialization.hostName(),
                HOST_NAME,
                "Use letters, digits, hyphens and dots.",
                violations);
        requireMatch(
                "initialization.user_name",
                initialization.userName(),
                USER_NAME,
                "Use up to 32 letters, digits and _ . -, beginning with a letter.",
                violations);
        List<String> keys = initialization.authorizedKeys();
        violations.require(
                keys.size() <= MOST_KEYS
                        && keys.stream().allMatch(key -> KEY.matcher(key).matches()),
                Violation.invalid(
                        "INITIALIZATION",
                        "VM [initialization.authorized_ssh_keys] holds " + keys.size()
                                + " entries, not all of which are keys.",
                        "Give up to " + MOST_KEYS + " OpenSSH public keys, each on a line of its own."));
        String script = initialization.customScript();
        violations.require(
                script == null || script.length() <= MOST_SCRIPT_CHARACTERS,
                Violation.invalid(
                        "INITIALIZATION",
                        "VM [initialization.custom_script] is longer than " + MOST_SCRIPT_CHARACTERS + " characters.",
                        "Let it fetch the rest."));
    }

    private static void requireMatch(
            String field, @Nullable String value, Pattern pattern, String remedy, Violations violations) {
        violations.require(
                value == null || pattern.matcher(value).matches(),
                Violation.invalid(
                        "VM_SETTING", "VM [" + field + "] '" + printable(value) + "' is not possible.", remedy));
    }

    private static String printable(@Nullable String text) {
        return text == null
                ? ""
                : text.substring(0, Math.min(text.length(), 80)).replaceAll("\\p{C}", "?");
    }
}
