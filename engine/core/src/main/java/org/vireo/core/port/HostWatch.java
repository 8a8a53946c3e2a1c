package org.vireo.core.port;

import java.util.UUID;

/** Begins and ends sessions with hosts. All return at once. */
public interface HostWatch {

    /** Keeps a session with the host from now on; nothing new when there is one already. */
    void watch(UUID hostId);

    /** Reads anew what the host is made of and what runs there; nothing without a session. */
    void refresh(UUID hostId);

    /** Ends the session with the host, if there is one. */
    void forget(UUID hostId);
}
