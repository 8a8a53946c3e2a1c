package org.vireo.rest.call;

import java.io.Serial;

/** Ends a request that only asked how it would be answered, when it would be accepted. */
final class RehearsedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    RehearsedException() {
        super("Nothing stands in the way; nothing was done", null, false, false);
    }
}
