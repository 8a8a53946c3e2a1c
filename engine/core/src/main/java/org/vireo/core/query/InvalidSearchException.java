package org.vireo.core.query;

import java.io.Serial;

/** A search that cannot be understood; the message says where and what is possible. */
public final class InvalidSearchException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public InvalidSearchException(String message) {
        super(message);
    }
}
