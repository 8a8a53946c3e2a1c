package org.vireo.hostproxy.event;

/** Why a domain stopped; libvirt's {@code virDomainEventStoppedDetailType}. */
public enum StopReason {
    /** The guest powered off. */
    SHUTDOWN,
    /** Powered off from outside. */
    DESTROYED,
    CRASHED,
    /** Runs on another host now. */
    MIGRATED,
    SAVED,
    /** The emulator failed. */
    FAILED,
    FROM_SNAPSHOT,
    /** The agent was away when it stopped, or libvirt gave a reason that this engine does not know. */
    UNKNOWN
}
