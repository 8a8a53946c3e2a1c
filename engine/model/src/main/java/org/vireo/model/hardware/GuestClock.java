package org.vireo.model.hardware;

/** What the guest's hardware clock shows. */
public enum GuestClock {
    UTC,
    LOCALTIME
}
