package org.vireo.hostproxy.jsonrpc;

/** The fixed words and numbers of {@code protocol.json}. */
final class Protocol {

    static final int VERSION = 1;
    static final String SUBPROTOCOL = "vireo.v1";
    static final String PATH = "/rpc";
    static final String CONSOLE_PATH = "/console";
    static final int MAX_MESSAGE_BYTES = 16 << 20;
    static final String EVENT = "event";
    static final String STATISTICS = "statistics";

    private Protocol() {}
}
