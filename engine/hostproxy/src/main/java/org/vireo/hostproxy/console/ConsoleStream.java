package org.vireo.hostproxy.console;

import java.util.Optional;

/**
 * An open console. One thread may read while another writes; both block, and neither side is read faster than the
 * other takes it. Whoever got it must close it.
 */
public interface ConsoleStream extends AutoCloseable {

    /** What comes next from the VM; blocks until there is something. Empty once it has ended. */
    Optional<byte[]> read() throws InterruptedException;

    /** Tells the VM; blocks until the host has taken it. False when it has ended. */
    boolean write(byte[] data) throws InterruptedException;

    /** Why it ended; empty while it has not. */
    Optional<ConsoleEnd> end();

    /** Ends it, so that the next user can come; who reads gets nothing more. Closing twice changes nothing. */
    @Override
    void close();
}
