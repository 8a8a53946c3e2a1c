package org.vireo.model.cluster;

/** Chipset and firmware of a guest, in oVirt's terms. Guests on aarch64 have UEFI, whatever it says. */
public enum BiosType {
    I440FX_SEA_BIOS,
    Q35_SEA_BIOS,
    /** UEFI without Secure Boot. */
    Q35_OVMF,
    /** UEFI with Secure Boot and Microsoft's keys enrolled. */
    Q35_SECURE_BOOT;

    /** Whether the firmware is UEFI. */
    public boolean uefi() {
        return switch (this) {
            case I440FX_SEA_BIOS, Q35_SEA_BIOS -> false;
            case Q35_OVMF, Q35_SECURE_BOOT -> true;
        };
    }
}
