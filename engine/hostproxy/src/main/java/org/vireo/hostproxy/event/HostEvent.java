package org.vireo.hostproxy.event;

import java.time.Instant;
import java.util.Optional;

/** An event of a host. Events of one session are numbered without gaps. */
public sealed interface HostEvent permits VmStatusChanged, VmStopped, LibvirtConnectionChanged, HookPrinted {

    /** The agent's run that the number belongs to. */
    String session();

    /** Grows by one with each event of the session. */
    long sequence();

    /** When the agent saw it, by the host's clock. */
    Instant time();

    /** The call that caused it, where the agent knows one. */
    Optional<String> correlationId();
}
