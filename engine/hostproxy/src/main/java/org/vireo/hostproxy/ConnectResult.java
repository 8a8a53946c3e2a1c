package org.vireo.hostproxy;

/** How connecting ended. */
public sealed interface ConnectResult {

    /** Open and greeted. */
    record Connected(HostConnection connection) implements ConnectResult {}

    /** Not connected; {@code message} names host, address and cause, and says what to do. */
    record Failed(ConnectFailure reason, String message) implements ConnectResult {}
}
