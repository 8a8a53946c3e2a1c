package org.vireo.hostproxy.vm;

/** libvirt's {@code virDomainState}. A state that this engine does not know reads as {@link #NOSTATE}. */
public enum DomainState {
    NOSTATE,
    RUNNING,
    BLOCKED,
    PAUSED,
    SHUTDOWN,
    SHUTOFF,
    CRASHED,
    PMSUSPENDED
}
