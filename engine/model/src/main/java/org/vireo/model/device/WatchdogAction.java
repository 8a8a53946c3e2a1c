package org.vireo.model.device;

/** What a watchdog does. */
public enum WatchdogAction {
    RESET("reset"),
    /** Asks the guest to shut down, which one that hangs will not. */
    SHUTDOWN("shutdown"),
    POWEROFF("poweroff"),
    PAUSE("pause"),
    /** Writes the guest's memory to a file on the host, then resets. */
    DUMP("dump"),
    INJECT_NMI("inject-nmi"),
    NONE("none");

    private final String word;

    WatchdogAction(String word) {
        this.word = word;
    }

    /** libvirt's word. */
    public String word() {
        return word;
    }
}
