package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.port.ObjectTree;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.core.validation.Violation;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Reach;

/** Decides who may do what: a permission counts on its object and on everything below it. Nothing else is allowed. */
@Singleton
public final class Authorizer {

    private final PermissionRepository permissions;
    private final ObjectTree tree;

    @Inject
    public Authorizer(PermissionRepository permissions, ObjectTree tree) {
        this.permissions = permissions;
        this.tree = tree;
    }

    /** To be called within a transaction. */
    public boolean isAllowed(Caller caller, RequiredPermit required) {
        return caller.isLetBy(required.permit()) && holds(caller.userId(), required);
    }

    /** Where the caller may do it. To be called within a transaction. */
    public Reach reach(Caller caller, Permit permit) {
        return caller.isLetBy(permit)
                ? permissions.reach(caller.userId(), permit)
                : Reach.of(caller.userId(), List.of());
    }

    /** Those of the objects on which the caller may do it. Two statements at most. To be called within a transaction. */
    public Set<UUID> allowed(Caller caller, Permit permit, ObjectType type, Set<UUID> ids) {
        Reach reach = reach(caller, permit);
        return reach.isEmpty() ? Set.of() : tree.within(reach, type, ids);
    }

    private boolean holds(UUID userId, RequiredPermit required) {
        if (required.orOneself() && required.object().equals(ObjectRef.user(userId))) {
            return true;
        }
        Reach reach = permissions.reach(userId, required.permit());
        return !reach.isEmpty() && tree.isWithin(reach, required.object());
    }

    /**
     * To be called within a transaction. Refuses by an exception that says who may not do what; an object that the caller
     * may not even see is not there.
     */
    void require(Caller caller, RequiredPermit required) {
        if (!isAllowed(caller, required)) {
            if (holds(caller.userId(), required)) {
                throw new ForbiddenException("The token of " + caller.principal() + " is narrowed and does not allow "
                        + required.permit().wireName() + ". Use another one, or log in.");
            }
            ObjectRef object = required.object();
            if (required.hidden() && !sees(caller, object)) {
                throw new RefusedException(
                        List.of(Violation.notFound(object.type().word(), object.id())));
            }
            throw new ForbiddenException("User " + caller.principal() + " has no permission "
                    + required.permit().wireName() + " on " + object.words()
                    + ". Ask an administrator for a role that includes it.");
        }
    }

    /** Gives the caller a role on what they just made. To be called within the transaction that makes it. */
    void keep(UUID permissionId, Caller caller, UUID roleId, ObjectRef made) {
        if (!holds(caller.userId(), new RequiredPermit(Permit.MANIPULATE_PERMISSIONS, made))) {
            permissions.add(new Permission(permissionId, ObjectRef.user(caller.userId()), roleId, made));
        }
    }

    private boolean sees(Caller caller, ObjectRef object) {
        return object.type() == ObjectType.SYSTEM || tree.isWithin(permissions.sight(caller.userId()), object);
    }
}
