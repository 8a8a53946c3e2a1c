package org.vireo.hostproxy;

import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleStream;

/** Consoles of active domains, through the agent alone: no port of a VM is reachable from outside of its host. */
public interface VmConsoles {

    /**
     * Opens a console. The stream has a connection of its own to the host, which goes on when the host's connection
     * breaks.
     * Refused with CONSOLE_IN_USE where somebody else has a text console (the message says who and since when),
     * DOMAIN_STATE where there is none with the alias, LIBVIRT_REFUSED where there is no such display, BUSY where too
     * many are open, DOMAIN_NOT_FOUND.
     */
    HostOutcome<ConsoleStream> open(CallContext context, ConsoleRequest request);
}
