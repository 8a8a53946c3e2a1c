package org.vireo.core.command.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.vireo.core.command.LockRequest;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Roles;

/** Somebody must stay who may do everything. */
@Singleton
public final class LastAdministrator {

    private final PermissionRepository permissions;

    @Inject
    public LastAdministrator(PermissionRepository permissions) {
        this.permissions = permissions;
    }

    /** What every command takes that may leave one less: two at once could leave none. */
    public static LockRequest lock() {
        return LockRequest.exclusive(ObjectRef.role(Roles.SUPER_USER), "somebody's rights are being taken away");
    }

    /** Without these users and permissions there must be another one. */
    public void requireAnother(Collection<UUID> users, Collection<UUID> withdrawn, Violations violations) {
        violations.require(
                permissions.isSomebodyInCharge(users, withdrawn),
                Violation.conflict(
                        "LAST_ADMINISTRATOR",
                        "Nobody would be left who has the role SuperUser on the system and may log in.",
                        "Give it to another user first."));
    }
}
