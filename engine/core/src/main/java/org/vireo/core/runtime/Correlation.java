package org.vireo.core.runtime;

import org.slf4j.MDC;

/** Puts the correlation id and the user into every log line of a thread. */
public final class Correlation implements AutoCloseable {

    private static final String ID_KEY = "correlationId";
    private static final String USER_KEY = "user";

    private Correlation() {}

    /** From here until it is closed. */
    public static Correlation of(String correlationId, String user) {
        MDC.put(ID_KEY, correlationId);
        MDC.put(USER_KEY, user);
        return new Correlation();
    }

    @Override
    public void close() {
        MDC.remove(ID_KEY);
        MDC.remove(USER_KEY);
    }
}
