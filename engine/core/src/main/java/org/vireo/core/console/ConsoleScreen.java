package org.vireo.core.console;

/** The user's side of a console. */
public interface ConsoleScreen {

    /**
     * Shows what the VM says; blocks until it is on its way.
     *
     * @return whether the user's side took it
     */
    boolean show(byte[] data) throws InterruptedException;

    /** Whether the user's side gave a sign of life lately; asks for one now and then. */
    boolean isThere();

    /** Ends the user's side and tells why. Closing twice changes nothing. */
    void close(ConsoleClosing closing);
}
