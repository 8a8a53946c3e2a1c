package org.vireo.core.port;

import java.util.UUID;

/** Where new ids come from, so that tests can say which. */
@FunctionalInterface
public interface IdSource {
    UUID next();
}
