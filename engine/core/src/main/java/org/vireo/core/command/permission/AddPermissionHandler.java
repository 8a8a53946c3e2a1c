package org.vireo.core.command.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.ObjectTree;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.core.port.access.RoleRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Role;

/** Gives a role on an object, to whoever may have it from somebody who has all of it. */
@Singleton
public final class AddPermissionHandler implements CommandHandler<AddPermission, UUID> {

    private final PermissionRepository permissions;
    private final RoleRepository roles;
    private final GranteeNames grantees;
    private final ObjectTree tree;
    private final Privileges privileges;
    private final Announcements announcements;

    @Inject
    public AddPermissionHandler(
            PermissionRepository permissions,
            RoleRepository roles,
            GranteeNames grantees,
            ObjectTree tree,
            Privileges privileges,
            Announcements announcements) {
        this.permissions = permissions;
        this.roles = roles;
        this.grantees = grantees;
        this.tree = tree;
        this.privileges = privileges;
        this.announcements = announcements;
    }

    @Override
    public Class<AddPermission> command() {
        return AddPermission.class;
    }

    @Override
    public RequiredPermit permit(AddPermission command) {
        return new RequiredPermit(Permit.MANIPULATE_PERMISSIONS, command.object());
    }

    @Override
    public List<LockRequest> locks(AddPermission command) {
        return List.of(
                LockRequest.exclusive(command.grantee(), "it is given a permission"),
                LockRequest.shared(ObjectRef.role(command.roleId()), "a permission is given by it"));
    }

    @Override
    public Decision<UUID> decide(AddPermission command, Caller caller) {
        Violations violations = new Violations();
        ObjectRef object = command.object();
        violations.require(tree.exists(object), Violation.notFound(object.type().word(), object.id()));
        Optional<Role> role =
                violations.requirePresent(roles.find(command.roleId()), Violation.notFound("role", command.roleId()));
        Optional<String> grantee = violations.requirePresent(
                grantees.of(command.grantee()),
                Violation.notFound(
                        command.grantee().type().word(), command.grantee().id()));
        role.ifPresent(given -> requireHeld(given, object, caller, violations));
        if (role.isEmpty() || grantee.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Permission permission = new Permission(command.id(), command.grantee(), command.roleId(), object);
        String words = "role " + role.get().name() + " on " + object.words() + " to " + grantee.get();
        Optional<Permission> same = permissions.same(permission);
        if (same.isEmpty()) {
            permissions.add(permission);
            announcements.record(
                    EventCode.PERMISSION_ADDED, caller.principal() + " gave " + words + ".", object, caller);
        }
        return new Decision.Accepted<>(same.orElse(permission).id(), "Giving " + words, object);
    }

    private void requireHeld(Role role, ObjectRef object, Caller caller, Violations violations) {
        Set<Permit> missing = privileges.missing(caller.userId(), role.permits(), object);
        violations.require(
                missing.isEmpty(),
                Violation.conflict(
                        "MORE_RIGHTS",
                        "Role " + role.name() + " includes what you do not have on this "
                                + object.type().word() + " yourself: " + RoleRules.words(missing) + ".",
                        "Give a role with less, or ask somebody who has all of it."));
    }
}
