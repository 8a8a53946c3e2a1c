package org.vireo.hostproxy;

import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.host.StatisticsDelta;

/**
 * Takes what a connection reports. All methods but that for statistics are called on one thread of that connection, one
 * after the other, so they may call the connection's ports and wait; while they do, later events queue up to a limit, and past it the
 * connection is closed.
 */
public interface HostListener {

    /**
     * Before the first event: the connection that the events belong to. The same object is in the
     * {@link ConnectResult.Connected} that {@code connect} returns, possibly a moment later.
     */
    default void onConnected(HostConnection connection) {}

    /** An event, in the order of the agent's sequence numbers. */
    void onEvent(HostEvent event);

    /**
     * Numbers, after they were asked for by {@link HostInfo#followStatistics}: first all, then what has changed since the
     * last time. Called on the thread that reads from the host, so that none of them ever wait in a queue: it must take
     * them and return, without calling or waiting for anything.
     */
    default void onStatistics(StatisticsDelta delta) {}

    /** The end, exactly once and after the last event. {@code reason} is one sentence for a person. */
    void onClosed(String reason);
}
