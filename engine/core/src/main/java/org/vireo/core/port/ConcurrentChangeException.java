package org.vireo.core.port;

import java.io.Serial;

/** Somebody else changed the same things at the same moment. Nothing was changed; trying again helps or tells more. */
public final class ConcurrentChangeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public ConcurrentChangeException(String message, Throwable cause) {
        super(message, cause);
    }
}
