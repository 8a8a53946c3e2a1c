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
     * A host whose network is cut is given up after 25 s at most and counts as non-responsive when one more attempt to
     * connect has failed, so within 45 s; one that is merely slow for 20 s has that attempt to prove that it lives.
     */
    public static ConnectorSettings defaults(String engineName) {
        return new ConnectorSettings(engineName, Duration.ofSeconds(10), Duration.ofSeconds(5), 10_000);
    }
}
