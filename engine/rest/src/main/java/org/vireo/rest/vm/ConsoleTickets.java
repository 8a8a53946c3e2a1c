package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Ticket;
import org.vireo.core.port.Secrets;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.rest.problem.Faults;

/** One-time passwords of consoles, as asked for or made up. */
@Singleton
public final class ConsoleTickets {

    private static final long DEFAULT_SECONDS = 120;
    private static final long MOST_SECONDS = 24L * 60 * 60;
    /** VNC knows no more. */
    private static final int PASSWORD_LENGTH = 8;

    private final Secrets secrets;
    private final Clock clock;

    @Inject
    public ConsoleTickets(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The ticket with everything that the client left open. */
    Ticket complete(@Nullable Ticket asked) {
        String value = asked == null ? null : asked.getValue();
        Long expiry = asked == null ? null : asked.getExpiry();
        Ticket ticket = new Ticket();
        ticket.setValue(value == null || value.isEmpty() ? secrets.password(PASSWORD_LENGTH) : value);
        ticket.setExpiry(expiry == null ? DEFAULT_SECONDS : Math.clamp(expiry, 1, MOST_SECONDS));
        return ticket;
    }

    ConsolePassword password(Ticket ticket) {
        try {
            return new ConsolePassword(
                    Objects.requireNonNull(ticket.getValue()),
                    clock.instant().plusSeconds(Objects.requireNonNull(ticket.getExpiry())));
        } catch (IllegalArgumentException e) {
            throw Faults.invalid("INVALID_TICKET", e.getMessage());
        }
    }
}
