package org.vireo.model.console;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one connection through to one console of one VM, once. Only the SHA-256 of what the client holds is kept. It goes
 * with its user, its VM, and the login or token that it was asked for with.
 */
@Entity
@Table(name = "console_ticket")
public class ConsoleTicket {

    @Id
    @Column(name = "ticket_hash")
    private String ticketHash;

    @Column(name = "user_id", nullable = false)
    private UUID userId;

    @Column(name = "token_hash")
    private @Nullable String tokenHash;

    @Column(name = "vm_id", nullable = false)
    private UUID vmId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private ConsoleKind console;

    @Column(nullable = false)
    private boolean force;

    @Column(name = "correlation_id", nullable = false)
    private String correlationId;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected ConsoleTicket() {}

    /**
     * A new one.
     *
     * @param login what its user came with
     * @param wanted what it opens
     * @param correlationId of the request that asked for it, which the console goes on with
     */
    public ConsoleTicket(String ticketHash, Login login, Wanted wanted, String correlationId, Instant expiresAt) {
        this.ticketHash = ticketHash;
        this.userId = login.userId();
        this.tokenHash = login.tokenHash();
        this.vmId = wanted.vmId();
        this.console = wanted.console();
        this.force = wanted.force();
        this.correlationId = correlationId;
        this.expiresAt = expiresAt;
    }

    /**
     * What somebody came with.
     *
     * @param tokenHash SHA-256 of the access token; null where it was a password
     */
    public record Login(UUID userId, @Nullable String tokenHash) {}

    /**
     * A console to open.
     *
     * @param force whether to take a text console from who has it
     */
    public record Wanted(UUID vmId, ConsoleKind console, boolean force) {}

    public Login login() {
        return new Login(userId, tokenHash);
    }

    public Wanted wanted() {
        return new Wanted(vmId, console, force);
    }

    public String correlationId() {
        return correlationId;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
