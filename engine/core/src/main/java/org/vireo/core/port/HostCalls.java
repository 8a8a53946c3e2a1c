package org.vireo.core.port;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.model.spec.HostFacts;

/** The way of commands to the hosts that the engine has a session with. Never called within a transaction. */
public interface HostCalls {

    /** {@link HostOutcome.Unreachable} when there is no session with the host now. */
    <T> HostOutcome<T> call(UUID hostId, Function<HostConnection, HostOutcome<T>> call);

    /** What building a Domain XML must know of the host; empty until its agent has reported. */
    Optional<HostFacts> facts(UUID hostId);
}
