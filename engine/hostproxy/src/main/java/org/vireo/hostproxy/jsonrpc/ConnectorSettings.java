package org.vireo.hostproxy.jsonrpc;

import java.time.Duration;

/**
 * How the connector behaves.
 *
 * @param engineName what the engine calls itself towards agents, for their log
 * @param connectTimeout for name resolution, TCP, TLS, upgrade and greeting together
 * @param heartbeat between two pings; a peer silent for four of them is dead
 * @param eventQueue how many events may wait for a listener before its connection is closed
 */
public record ConnectorSettings(String engineName, Duration connectTimeout, Duration heartbeat, int eventQueue) {

    /**
     * A host whose network is cut is given up when it was not heard for 20 s and counts as non-responsive when one more
     * attempt to connect has failed, so within 30 s; one that is merely slow has that attempt to prove that it lives.
     */
    public static ConnectorSettings defaults(String engineName) {
        return new ConnectorSettings(engineName, Duration.ofSeconds(10), Duration.ofSeconds(5), 10_000);
    }

    /**
     * For TCP and TLS alone. TCP doubles the time between its attempts, so that a late one would find a host that is
     * back later than a new connection does.
     */
    Duration reachTimeout() {
        return connectTimeout.dividedBy(2);
    }
}
