package org.vireo.model.console;

/** Which console of a VM a browser shows. */
public enum ConsoleKind {
    /** The display, by RFB, the protocol of VNC (RFC 6143). */
    VNC("VNC"),
    /** The first serial or paravirtual console, as plain text. */
    SERIAL("serial");

    private final String word;

    ConsoleKind(String word) {
        this.word = word;
    }

    /** As in a sentence. */
    public String word() {
        return word;
    }
}
