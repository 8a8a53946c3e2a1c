package org.vireo.model.spec;

/** What the guest's hardware clock shows. */
public enum GuestClock {
    UTC,
    LOCALTIME
}
