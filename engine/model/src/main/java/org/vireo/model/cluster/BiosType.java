package org.vireo.model.cluster;

/** Chipset and firmware of a guest, in oVirt's terms. Guests on aarch64 have UEFI, whatever it says. */
public enum BiosType {
    I440FX_SEA_BIOS,
    Q35_SEA_BIOS,
    Q35_OVMF
}
