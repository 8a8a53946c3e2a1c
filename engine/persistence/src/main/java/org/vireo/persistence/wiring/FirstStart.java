package org.vireo.persistence.wiring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;

/** Makes the first user of an empty installation. Doing it again does nothing. */
@Singleton
public final class FirstStart {

    /** The user who may do everything. */
    public static final String ADMINISTRATOR = "admin@internal";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final TransactionRunner transactions;
    private final UserRepository users;
    private final PermissionRepository permissions;
    private final Secrets secrets;
    private final IdSource ids;
    private final AdminPasswordFile passwordFile;

    @Inject
    public FirstStart(
            TransactionRunner transactions,
            UserRepository users,
            PermissionRepository permissions,
            Secrets secrets,
            IdSource ids,
            AdminPasswordFile passwordFile) {
        this.transactions = transactions;
        this.users = users;
        this.permissions = permissions;
        this.secrets = secrets;
        this.ids = ids;
        this.passwordFile = passwordFile;
    }

    /**
     * Creates the administrator if there is no user.
     *
     * @throws IllegalStateException when one is needed and the password file is missing, empty or unreadable
     */
    public void run() {
        if (hasUsers()) {
            return;
        }
        String hash = secrets.hashPassword(passwordFile.read());
        try {
            transactions.run(() -> add(hash));
            LOG.info("Created user {} with role SuperUser on the system", ADMINISTRATOR);
        } catch (ConcurrentChangeException e) {
            // Another engine of the same database was faster, or this is a failure like any other.
            if (!hasUsers()) {
                throw e;
            }
        }
    }

    private boolean hasUsers() {
        return transactions.call(() -> !users.isEmpty());
    }

    private void add(String passwordHash) {
        UUID userId = ids.next();
        users.add(new User(userId, ADMINISTRATOR, passwordHash));
        permissions.add(new Permission(ids.next(), ObjectRef.user(userId), Roles.SUPER_USER, ObjectRef.SYSTEM));
    }
}
