package org.vireo.model.hardware;

import org.vireo.model.cluster.BiosType;

/** The boards that QEMU emulates for Vireo's guests: which buses a guest has follows from it. */
public enum Chipset {
    /** PCI Express and SATA on x86. */
    Q35("q35"),
    /** Conventional PCI and IDE on x86, for guests that know nothing newer. */
    I440FX("pc"),
    /** The board without a model in nature, PCI Express only, on aarch64. */
    VIRT("virt");

    /** libvirt's name of the architecture that has the board {@link #VIRT}. */
    public static final String AARCH64 = "aarch64";

    private final String machineType;

    Chipset(String machineType) {
        this.machineType = machineType;
    }

    /** The board of a guest: what its firmware needs, where the architecture leaves a choice. */
    public static Chipset of(String architecture, BiosType bios) {
        if (architecture.equals(AARCH64)) {
            return VIRT;
        }
        return switch (bios) {
            case I440FX_SEA_BIOS -> I440FX;
            case Q35_SEA_BIOS, Q35_OVMF, Q35_SECURE_BOOT -> Q35;
        };
    }

    /** libvirt's machine type for the newest of this board that the host has. */
    public String machineType() {
        return machineType;
    }

    /** Whether a machine type, such as pc-q35-7.2, is one of this board. */
    public boolean has(String machine) {
        return switch (this) {
            case Q35 -> machine.equals(machineType) || machine.startsWith("pc-q35-");
            case I440FX -> machine.equals(machineType) || machine.startsWith("pc-i440fx-");
            case VIRT -> machine.equals(machineType) || machine.startsWith("virt-");
        };
    }
}
