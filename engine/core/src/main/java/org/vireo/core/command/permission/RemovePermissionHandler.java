package org.vireo.core.command.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.core.port.access.RoleRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Role;

/** Takes a permission away, unless nobody would be left who may do everything. */
@Singleton
public final class RemovePermissionHandler implements CommandHandler<RemovePermission, UUID> {

    private final PermissionRepository permissions;
    private final RoleRepository roles;
    private final GranteeNames grantees;
    private final LastAdministrator last;
    private final Announcements announcements;

    @Inject
    public RemovePermissionHandler(
            PermissionRepository permissions,
            RoleRepository roles,
            GranteeNames grantees,
            LastAdministrator last,
            Announcements announcements) {
        this.permissions = permissions;
        this.roles = roles;
        this.grantees = grantees;
        this.last = last;
        this.announcements = announcements;
    }

    @Override
    public Class<RemovePermission> command() {
        return RemovePermission.class;
    }

    @Override
    public RequiredPermit permit(RemovePermission command) {
        return new RequiredPermit(Permit.MANIPULATE_PERMISSIONS, command.object());
    }

    @Override
    public List<LockRequest> locks(RemovePermission command) {
        return isOnSystem(command) ? List.of(LastAdministrator.lock()) : List.of();
    }

    @Override
    public Decision<UUID> decide(RemovePermission command, Caller caller) {
        Violations violations = new Violations();
        Optional<Permission> found = violations.requirePresent(
                permissions.find(command.id()).filter(each -> each.object().equals(command.object())),
                Violation.notFound("permission", command.id()));
        if (isOnSystem(command)) {
            last.requireAnother(List.of(), List.of(command.id()), violations);
        }
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Permission permission = found.get();
        ObjectRef object = permission.object();
        String words = "role " + roles.find(permission.roleId()).map(Role::name).orElse("")
                + " on " + object.words() + " from "
                + grantees.of(permission.grantee()).orElse("nobody");
        permissions.remove(permission);
        announcements.record(EventCode.PERMISSION_REMOVED, caller.principal() + " took " + words + ".", object, caller);
        return new Decision.Accepted<>(command.id(), "Taking " + words, object);
    }

    private static boolean isOnSystem(RemovePermission command) {
        return command.object().equals(ObjectRef.SYSTEM);
    }
}
