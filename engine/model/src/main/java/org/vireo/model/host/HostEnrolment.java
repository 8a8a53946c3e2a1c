package org.vireo.model.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A one-time token that lets one agent become one host. Only the token's SHA-256 is kept. */
@Entity
@Table(name = "host_enrolment")
public class HostEnrolment {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "host_id", nullable = false)
    private UUID hostId;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected HostEnrolment() {}

    public HostEnrolment(String tokenHash, UUID hostId, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.hostId = hostId;
        this.expiresAt = expiresAt;
    }

    public String tokenHash() {
        return tokenHash;
    }

    public UUID hostId() {
        return hostId;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
