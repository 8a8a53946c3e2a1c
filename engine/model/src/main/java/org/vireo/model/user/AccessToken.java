package org.vireo.model.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bearer token of a login or a program. Only its SHA-256 is kept, so a read of the database gives nobody access. */
@Entity
@Table(name = "access_token")
public class AccessToken {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    /** What it is known by, where the token itself must not be shown. */
    @Column(nullable = false)
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TokenKind kind;

    @Column(name = "user_id", nullable = false)
    private UUID userId;

    /** Of a program's token, for people; empty for logins. */
    @Column(nullable = false)
    private String name;

    /** Where a login came from; empty for programs. */
    @Column(nullable = false)
    private String address;

    /** What a program's token is narrowed to. */
    @Column(name = "role_id")
    private @Nullable UUID roleId;

    @Column(name = "issued_at", nullable = false)
    private Instant issuedAt;

    @Column(name = "used_at", nullable = false)
    private Instant usedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected AccessToken() {}

    private AccessToken(String tokenHash, UUID id, TokenKind kind, UUID userId, Instant issuedAt, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.id = id;
        this.kind = kind;
        this.userId = userId;
        this.name = "";
        this.address = "";
        this.issuedAt = issuedAt;
        this.usedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    /** Of somebody at the address whose password was right. */
    public static AccessToken ofLogin(
            String tokenHash, UUID id, UUID userId, String address, Instant issuedAt, Instant expiresAt) {
        AccessToken token = new AccessToken(tokenHash, id, TokenKind.LOGIN, userId, issuedAt, expiresAt);
        token.address = address;
        return token;
    }

    /** Of a program that acts for the user. */
    public static AccessToken ofProgram(
            String tokenHash, ProgramToken described, UUID userId, Instant issuedAt, Instant expiresAt) {
        AccessToken token = new AccessToken(tokenHash, described.id(), TokenKind.PROGRAM, userId, issuedAt, expiresAt);
        token.name = described.name();
        token.roleId = described.roleId();
        return token;
    }

    /**
     * What a user says of a program's token.
     *
     * @param roleId of the role that narrows it; null for one that may do what its user may
     */
    public record ProgramToken(
            UUID id, String name, @Nullable UUID roleId) {}

    public String tokenHash() {
        return tokenHash;
    }

    public UUID id() {
        return id;
    }

    public TokenKind kind() {
        return kind;
    }

    public UUID userId() {
        return userId;
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    public @Nullable UUID roleId() {
        return roleId;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    /** When it was used last, to within a minute. */
    public Instant usedAt() {
        return usedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Notes that it was used; a login lasts longer by it. */
    public void use(Instant now, Instant newEndOfLogin) {
        this.usedAt = now;
        if (kind == TokenKind.LOGIN) {
            this.expiresAt = newEndOfLogin;
        }
    }
}
