package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.vireo.core.port.console.ConsoleTicketRepository;
import org.vireo.model.console.ConsoleTicket;
import org.vireo.persistence.database.HibernateTransactions;

/** Tickets of consoles in PostgreSQL. */
@Singleton
public final class HibernateConsoleTicketRepository implements ConsoleTicketRepository {

    private final HibernateTransactions transactions;

    @Inject
    public HibernateConsoleTicketRepository(HibernateTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(ConsoleTicket ticket) {
        transactions.session().persist(ticket);
    }

    @Override
    public Optional<ConsoleTicket> take(String ticketHash) {
        Optional<ConsoleTicket> ticket = Optional.ofNullable(
                transactions.session().find(ConsoleTicket.class, ticketHash, LockModeType.PESSIMISTIC_WRITE));
        ticket.ifPresent(transactions.session()::remove);
        return ticket;
    }

    @Override
    public void removeExpiredBefore(Instant time) {
        transactions
                .session()
                .createMutationQuery("delete from ConsoleTicket e where e.expiresAt < :time")
                .setParameter("time", time)
                .executeUpdate();
    }
}
