package org.vireo.hostproxy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The agent's answer to the first call of a connection.
 *
 * @param protocol the version both speak
 * @param hostUuid the engine's id of the host, as the agent's certificate names it
 * @param session names one run of the agent; numbers of another session mean nothing
 * @param lastSequence number of the agent's newest event at this moment
 * @param replayed whether every event after the resume point follows; false means: take a new picture
 * @param features what the agent can do beyond the first protocol version
 * @param revocations the number of the list of revoked certificates that the host holds, 0 without one; empty: it cannot
 */
public record HostGreeting(
        int protocol,
        String agentVersion,
        UUID hostUuid,
        String session,
        long lastSequence,
        boolean replayed,
        Set<String> features,
        Optional<Long> revocations) {

    /** The agent tells numbers of host and domains by itself when it is asked to. */
    public static final String STATISTICS = "statistics.push";

    /** The agent takes the list of certificates of the engine that were taken back. */
    public static final String REVOCATION = "certificate.revocation";

    public HostGreeting {
        features = Set.copyOf(features);
    }
}
