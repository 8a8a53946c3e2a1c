package org.vireo.domainxml.arch;

import org.jspecify.annotations.Nullable;
import org.vireo.model.spec.VirtType;

/** What guests of an architecture can have, one question each. */
public sealed interface Architecture permits X8664, AArch64 {

    /** libvirt's word. */
    String name();

    /** Mode of the {@code cpu} element when the cluster fixes no model. */
    String cpuMode(VirtType virtType);

    /** Whether the machine has an APIC to switch on; ACPI all have. */
    boolean hasApic();

    /** Whether the board boots by UEFI alone. */
    boolean needsUefi();

    /** Whether guests read of their maker by SMBIOS. */
    boolean hasSmbios();

    /** libvirt's target type of a serial port. */
    String serialTargetType();

    /** Whether the timers rtc, pit and hpet are there to be tuned. */
    boolean hasPcTimers();

    /** The architecture of that name, or null when Vireo does not know it. */
    static @Nullable Architecture of(String name) {
        return switch (name) {
            case "x86_64" -> X8664.INSTANCE;
            case "aarch64" -> AArch64.INSTANCE;
            default -> null;
        };
    }
}
