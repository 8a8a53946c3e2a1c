package org.vireo.core.port;

import java.io.Serial;

/** The database does not answer now. Nothing was changed, or nobody knows whether the last commit was; trying again may help. */
public final class DatabaseUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
