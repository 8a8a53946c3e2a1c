package org.vireo.model.host;

import java.util.Locale;

/** Host states, named as in the oVirt API. */
public enum HostStatus {
    /** Known, waiting for its agent to enrol. */
    INSTALLING,
    /** Enrolled or activated, first report not yet read. */
    INITIALIZING,
    UP,
    /** The link broke a moment ago; nothing is concluded yet. */
    CONNECTING,
    /** The link stayed down: what runs there is unknown. */
    NON_RESPONSIVE,
    /** Reachable, but not fit to run VMs; the reason says why. */
    NON_OPERATIONAL,
    MAINTENANCE;

    /** The word on the wire and for people. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the engine keeps a connection to a host in this state. */
    public boolean isMonitored() {
        return this != INSTALLING && this != MAINTENANCE;
    }
}
