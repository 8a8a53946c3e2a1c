package org.vireo.core.command.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Role;

/** Changes a role of one's own making. */
@Singleton
public final class UpdateRoleHandler implements CommandHandler<UpdateRole, UUID> {

    private final RoleRules rules;
    private final Announcements announcements;

    @Inject
    public UpdateRoleHandler(RoleRules rules, Announcements announcements) {
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<UpdateRole> command() {
        return UpdateRole.class;
    }

    @Override
    public RequiredPermit permit(UpdateRole command) {
        return new RequiredPermit(Permit.MANIPULATE_ROLES, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(UpdateRole command) {
        return List.of(LockRequest.exclusive(ObjectRef.role(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateRole command, Caller caller) {
        Violations violations = new Violations();
        Optional<Role> found = rules.changeable(command.id(), violations);
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Role role = found.get();
        String name = Objects.requireNonNullElse(command.name(), role.name());
        String description = Objects.requireNonNullElse(command.description(), role.description());
        Set<Permit> permits = Objects.requireNonNullElse(command.permits(), role.permits());
        rules.checkName(name, description, role.id(), violations);
        // Who takes permits away from others must have them, too.
        Set<Permit> touched = EnumSet.noneOf(Permit.class);
        touched.addAll(role.permits());
        touched.addAll(permits);
        rules.checkPermits(role.isAdministrative(), touched, caller, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        if (role.apply(name, description, permits)) {
            announcements.record(
                    EventCode.ROLE_UPDATED,
                    "Role " + name + " was changed by " + caller.principal() + ": " + RoleRules.words(role.permits())
                            + ".",
                    ObjectRef.role(role.id()),
                    caller);
        }
        return new Decision.Accepted<>(command.id(), "Changing role " + name, ObjectRef.role(role.id()));
    }
}
