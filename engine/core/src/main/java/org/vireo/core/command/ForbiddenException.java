package org.vireo.core.command;

import java.io.Serial;

/** Rolls the accepting transaction back: the caller lacks a right. The message says which, and who can give it. */
final class ForbiddenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    ForbiddenException(String message) {
        super(message, null, false, false);
    }
}
