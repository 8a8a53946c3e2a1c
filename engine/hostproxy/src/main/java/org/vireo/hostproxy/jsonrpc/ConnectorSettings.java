package org.vireo.hostproxy.jsonrpc;

import java.time.Duration;

/**
 * How the connector behaves.
 *
 * @param engineName what the engine calls itself towards agents, for their log
 * @param connectTimeout for name resolution, TCP, TLS, upgrade and greeting together
 * @param heartbeat between two pings; a peer silent for three of them is dead
 * @param eventQueue how many events may wait for a listener before its connection is closed
 */
public record ConnectorSettings(String engineName, Duration connectTimeout, Duration heartbeat, int eventQueue) {

    public static ConnectorSettings defaults(String engineName) {
        return new ConnectorSettings(engineName, Duration.ofSeconds(10), Duration.ofSeconds(15), 10_000);
    }
}
