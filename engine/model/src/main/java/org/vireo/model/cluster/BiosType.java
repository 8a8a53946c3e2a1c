package org.vireo.model.cluster;

/** Chipset and firmware of a guest, in oVirt's terms. */
public enum BiosType {
    Q35_SEA_BIOS,
    Q35_OVMF
}
