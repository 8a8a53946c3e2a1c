package org.vireo.hostproxy;

/** Connects to hosts. */
public interface HostConnector {

    /**
     * Connects, greets and waits for the agent's greeting; blocks the calling thread for the connector's connect
     * timeout at most. Whoever gets a connection must close it.
     *
     * @param listener gets the events of this connection, and its end exactly once; never called when connecting fails
     */
    ConnectResult connect(HostEndpoint endpoint, HostListener listener);
}
