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
import org.vireo.model.user.Permit;
import org.vireo.model.user.Role;

/** Removes a role of one's own making that nobody has. */
@Singleton
public final class RemoveRoleHandler implements CommandHandler<RemoveRole, UUID> {

    private final RoleRepository roles;
    private final PermissionRepository permissions;
    private final RoleRules rules;
    private final Announcements announcements;

    @Inject
    public RemoveRoleHandler(
            RoleRepository roles, PermissionRepository permissions, RoleRules rules, Announcements announcements) {
        this.roles = roles;
        this.permissions = permissions;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveRole> command() {
        return RemoveRole.class;
    }

    @Override
    public RequiredPermit permit(RemoveRole command) {
        return new RequiredPermit(Permit.MANIPULATE_ROLES, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(RemoveRole command) {
        return List.of(LockRequest.exclusive(ObjectRef.role(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveRole command, Caller caller) {
        Violations violations = new Violations();
        Optional<Role> found = rules.changeable(command.id(), violations);
        int inUse = permissions.of(ObjectRef.role(command.id())).size();
        violations.require(
                inUse == 0,
                Violation.conflict(
                        "ROLE_IN_USE",
                        "Cannot remove Role. " + inUse + " permissions are by this role.",
                        "Remove them first."));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Role role = found.get();
        roles.remove(role);
        announcements.record(
                EventCode.ROLE_REMOVED,
                "Role " + role.name() + " was removed by " + caller.principal() + ".",
                ObjectRef.role(role.id()),
                caller);
        return new Decision.Accepted<>(command.id(), "Removing role " + role.name(), ObjectRef.role(role.id()));
    }
}
