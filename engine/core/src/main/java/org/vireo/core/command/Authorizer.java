package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.port.ObjectTree;
import org.vireo.core.port.UserRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permission;

/** Decides who may do what: a permission counts on its object and on everything below it. Nothing else is allowed. */
@Singleton
public final class Authorizer {

    private final UserRepository users;
    private final ObjectTree tree;

    @Inject
    public Authorizer(UserRepository users, ObjectTree tree) {
        this.users = users;
        this.tree = tree;
    }

    /** To be called within a transaction. */
    public boolean isAllowed(UUID userId, RequiredPermit required) {
        List<Permission> granting = users.permissions(userId).stream()
                .filter(permission -> permission.role().allows(required.permit()))
                .toList();
        if (granting.stream().anyMatch(permission -> permission.object().equals(ObjectRef.SYSTEM))) {
            return true;
        }
        if (granting.isEmpty()) {
            return false;
        }
        Set<ObjectRef> reach = new HashSet<>(tree.withAncestors(required.object()));
        return granting.stream().map(Permission::object).anyMatch(reach::contains);
    }

    /** To be called within a transaction. Refuses by an exception that says who may not do what. */
    void require(Caller caller, RequiredPermit required) {
        if (!isAllowed(caller.userId(), required)) {
            throw new ForbiddenException("User " + caller.principal() + " has no permission "
                    + required.permit().name().toLowerCase(Locale.ROOT) + " on "
                    + required.object().type().word() + " " + required.object().id()
                    + ". Ask an administrator for a role that includes it.");
        }
    }
}
