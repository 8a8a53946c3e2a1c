package org.vireo.model.device;

/** Watchdogs that QEMU emulates for PCs, and that can be told from one another by libvirt 9.0. */
public enum WatchdogModel {
    /** A PCI card by Intel. */
    I6300ESB("i6300esb"),
    /** An ISA card by IBM, for old guests. */
    IB700("ib700");

    private final String word;

    WatchdogModel(String word) {
        this.word = word;
    }

    /** libvirt's word. */
    public String word() {
        return word;
    }
}
