package org.vireo.it.lifecycle;

/** What a thread of a killed engine meets instead of going on; no code of the engine's catches it. */
final class Killed extends Error {

    private static final long serialVersionUID = 1;

    Killed() {
        super("This engine was killed", null, false, false);
    }
}
