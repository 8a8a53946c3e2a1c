package org.vireo.core.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.access.Credential;
import org.vireo.core.access.Identity;
import org.vireo.core.command.Authorizer;
import org.vireo.core.command.Caller;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.console.ConsoleTicketRepository;
import org.vireo.model.ObjectType;
import org.vireo.model.console.ConsoleTicket;
import org.vireo.model.user.Permit;

/** Decides whose consoles may be open: those of callers who would be let in and through by a request of this moment. */
@Singleton
public final class ConsoleDoor {

    private final ConsoleTicketRepository tickets;
    private final AccessTokens tokens;
    private final Authorizer authorizer;
    private final Secrets secrets;
    private final TransactionRunner transactions;
    private final Clock clock;

    @Inject
    public ConsoleDoor(
            ConsoleTicketRepository tickets,
            AccessTokens tokens,
            Authorizer authorizer,
            Secrets secrets,
            TransactionRunner transactions,
            Clock clock) {
        this.tickets = tickets;
        this.tokens = tokens;
        this.authorizer = authorizer;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Somebody with a ticket.
     *
     * @param credential what the console ends with
     */
    record Admission(Caller caller, Credential credential, ConsoleTicket.Wanted wanted) {}

    /** Takes the ticket, which lets nobody in again. Empty where it lets nobody in now. */
    Optional<Admission> admit(String ticket) {
        Instant now = clock.instant();
        return transactions
                .call(() -> tickets.take(secrets.fingerprint(ticket)))
                .filter(kept -> !kept.isExpired(now))
                .flatMap(this::admit);
    }

    private Optional<Admission> admit(ConsoleTicket kept) {
        Credential credential =
                new Credential(kept.login().userId(), kept.login().tokenHash());
        UUID vmId = kept.wanted().vmId();
        return tokens.authenticate(credential)
                .map(identity -> caller(identity, kept.correlationId()))
                .filter(caller -> allowed(caller, Set.of(vmId)).contains(vmId))
                .map(caller -> new Admission(caller, credential, kept.wanted()));
    }

    /** Those of the VMs whose consoles may stay open. A few statements, however many they are. */
    Set<UUID> stillOpen(Credential credential, Set<UUID> vmIds) {
        return tokens.authenticate(credential)
                .map(identity -> allowed(caller(identity, ""), vmIds))
                .orElse(Set.of());
    }

    private Set<UUID> allowed(Caller caller, Set<UUID> vmIds) {
        return transactions.call(() -> authorizer.allowed(caller, Permit.CONNECT_TO_VM, ObjectType.VM, vmIds));
    }

    private static Caller caller(Identity identity, String correlationId) {
        return new Caller(identity.userId(), identity.principal(), correlationId, null, identity.limits());
    }
}
