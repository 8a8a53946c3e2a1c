package org.vireo.hostproxy;

/** Why a connection did not come about. */
public enum ConnectFailure {
    /** No answer at the address: name not found, port closed, no route, or too slow. */
    UNREACHABLE,
    /** One side did not accept the other's certificate; the message says whose and why. */
    TLS_REFUSED,
    /** An agent with a certificate of this engine, but of another host. */
    WRONG_HOST,
    /** What answers is no agent, or one that speaks no protocol version that the engine speaks. */
    PROTOCOL_MISMATCH
}
