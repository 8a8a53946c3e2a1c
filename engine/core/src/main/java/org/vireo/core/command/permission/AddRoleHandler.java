package org.vireo.core.command.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.access.RoleRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Role;

/** Makes a role of permits that the caller has on the system. */
@Singleton
public final class AddRoleHandler implements CommandHandler<AddRole, UUID> {

    private final RoleRepository roles;
    private final RoleRules rules;
    private final Announcements announcements;

    @Inject
    public AddRoleHandler(RoleRepository roles, RoleRules rules, Announcements announcements) {
        this.roles = roles;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<AddRole> command() {
        return AddRole.class;
    }

    @Override
    public RequiredPermit permit(AddRole command) {
        return new RequiredPermit(Permit.MANIPULATE_ROLES, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(AddRole command) {
        return List.of(LockRequest.exclusive(ObjectRef.role(command.id()), "it is being added"));
    }

    @Override
    public Decision<UUID> decide(AddRole command, Caller caller) {
        Violations violations = new Violations();
        rules.checkName(command.name(), command.description(), null, violations);
        rules.checkPermits(command.administrative(), command.permits(), caller, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef role = ObjectRef.role(command.id());
        roles.add(new Role(
                command.id(), command.name(), command.description(), command.administrative(), command.permits()));
        announcements.record(
                EventCode.ROLE_ADDED,
                "Role " + command.name() + " was added by " + caller.principal() + ": "
                        + RoleRules.words(command.permits()) + ".",
                role,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding role " + command.name(), role);
    }
}
