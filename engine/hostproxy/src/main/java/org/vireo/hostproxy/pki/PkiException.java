package org.vireo.hostproxy.pki;

import org.jspecify.annotations.Nullable;

/** The folder of keys and certificates is not usable; the message says what to do. */
public final class PkiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PkiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    PkiException(String message) {
        this(message, null);
    }
}
