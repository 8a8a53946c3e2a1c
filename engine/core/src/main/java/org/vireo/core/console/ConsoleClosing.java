package org.vireo.core.console;

/**
 * Why a console was not opened, or is open no more.
 *
 * @param text one sentence for a person
 */
public record ConsoleClosing(Reason reason, String text) {

    /** What a program makes of it. */
    public enum Reason {
        /** The ticket is not known, was used, or is too old; or its user may not open the console any more. */
        NO_TICKET,
        /** The VM does not run, or its host did not open the console. */
        NOT_OPENED,
        /** Somebody else has the text console; the text names who. */
        IN_USE,
        /** The VM ended, or its QEMU closed the console. */
        ENDED,
        /** It was opened anew, by the same user or with force; the text names who. */
        TAKEN,
        /** No byte went either way for too long. */
        IDLE,
        /** One side did not take what the other said in time. */
        STALLED,
        /** The connection to the host broke. */
        LOST,
        /** A right, a login or the user was withdrawn. */
        WITHDRAWN,
        /** The user's side ended it, or went away. */
        LEFT,
        /** The engine stops; the VM runs on. */
        ENGINE_STOPS
    }
}
