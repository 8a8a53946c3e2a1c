package org.vireo.model.quota;

/** What a data center does about its quotas. */
public enum QuotaMode {
    /** Nothing is checked. */
    DISABLED,
    /** What exceeds a quota is done, and noted. */
    AUDIT,
    /** What exceeds a quota is refused. */
    ENABLED
}
