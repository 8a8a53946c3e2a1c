package org.vireo.core.query.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.ObjectTree;
import org.vireo.core.port.access.GroupRepository;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.core.port.access.RoleRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Reach;
import org.vireo.model.user.Role;

/** Reads roles, and who has which on what. Whoever sees an object also sees who else has rights on it. */
@Singleton
public final class PermissionQueries {

    private final Sights sights;
    private final PermissionRepository permissions;
    private final RoleRepository roles;
    private final UserRepository users;
    private final GroupRepository groups;
    private final ObjectTree tree;

    @Inject
    public PermissionQueries(
            Sights sights,
            PermissionRepository permissions,
            RoleRepository roles,
            UserRepository users,
            GroupRepository groups,
            ObjectTree tree) {
        this.sights = sights;
        this.permissions = permissions;
        this.roles = roles;
        this.users = users;
        this.groups = groups;
        this.tree = tree;
    }

    public List<Role> roles(Search search, Caller caller) {
        return sights.read(caller, sight -> roles.search(search, sight));
    }

    public Optional<Role> role(UUID id, Caller caller) {
        return sights.read(caller, sight -> roles.find(id, sight));
    }

    public List<Role> rolesOf(Collection<UUID> ids, Caller caller) {
        return sights.read(caller, sight -> roles.findAll(ids, sight));
    }

    /** Empty when the object is not there or not in sight. */
    public Optional<List<Permission>> on(ObjectRef object, Caller caller) {
        return sights.read(
                caller,
                sight -> tree.exists(object) && tree.isWithin(sight, object)
                        ? Optional.of(permissions.on(object))
                        : Optional.empty());
    }

    /** On the whole system; the caller's own unless everything is in sight. */
    public List<Permission> onSystem(Caller caller) {
        return sights.read(
                caller,
                sight -> permissions.on(ObjectRef.SYSTEM).stream()
                        .filter(permission ->
                                sight.isEverything() || permission.grantee().equals(ObjectRef.user(caller.userId())))
                        .toList());
    }

    /** Empty when the user or group is not there or not in sight. */
    public Optional<List<Permission>> of(ObjectRef grantee, Caller caller) {
        return sights.read(
                caller, sight -> isSeen(grantee, sight) ? Optional.of(permissions.of(grantee)) : Optional.empty());
    }

    private boolean isSeen(ObjectRef grantee, Reach sight) {
        return grantee.type() == ObjectType.GROUP
                ? groups.find(grantee.id(), sight).isPresent()
                : users.find(grantee.id(), sight).isPresent();
    }
}
