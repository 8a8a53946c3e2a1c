package org.vireo.model.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A user of the internal domain. */
@Entity
@Table(name = "app_user")
public class User {

    @Id
    private UUID id;

    /** Name with domain, such as admin@internal. */
    @Column(name = "principal", nullable = false)
    private String principal;

    /** Slow hash with its parameters; the password itself is never kept. */
    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(nullable = false)
    private boolean enabled;

    @SuppressWarnings("NullAway.Init")
    protected User() {}

    public User(UUID id, String principal, String passwordHash) {
        this.id = id;
        this.principal = principal;
        this.passwordHash = passwordHash;
        this.enabled = true;
    }

    public UUID id() {
        return id;
    }

    public String principal() {
        return principal;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void changePassword(String newHash) {
        this.passwordHash = newHash;
    }

    /** Lets the user in, or no more. */
    public void enable(boolean mayLogIn) {
        this.enabled = mayLogIn;
    }
}
