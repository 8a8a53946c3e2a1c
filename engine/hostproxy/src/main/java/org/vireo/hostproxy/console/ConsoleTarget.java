package org.vireo.hostproxy.console;

/** Which of a VM's consoles. */
public sealed interface ConsoleTarget {

    /**
     * A display; the stream speaks RFB, the protocol of VNC, and asks for the display's password as ever.
     *
     * @param screen number of the display, from 0
     */
    record Display(int screen) implements ConsoleTarget {}

    /**
     * A serial port or another text console; the stream carries what the guest prints and what is typed.
     *
     * @param alias of its device
     */
    record Text(String alias) implements ConsoleTarget {}
}
