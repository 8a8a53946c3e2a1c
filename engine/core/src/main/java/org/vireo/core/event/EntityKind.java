package org.vireo.core.event;

import java.util.Locale;

/** What a change event can be about, as clients of the stream know it. */
public enum EntityKind {
    DATACENTER,
    CLUSTER,
    HOST,
    STORAGEDOMAIN,
    NETWORK,
    TEMPLATE,
    VM,
    DISK,
    TASK,
    EVENT;

    /** The word on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
