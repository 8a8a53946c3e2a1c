package org.vireo.core.port.console;

import java.time.Instant;
import java.util.Optional;
import org.vireo.model.console.ConsoleTicket;

/** Tickets of consoles. */
public interface ConsoleTicketRepository {

    void add(ConsoleTicket ticket);

    /** Removes the ticket and gives it to one caller alone, however many ask for it at once. */
    Optional<ConsoleTicket> take(String ticketHash);

    void removeExpiredBefore(Instant time);
}
