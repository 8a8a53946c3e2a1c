package org.vireo.core.command.user;

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
import org.vireo.core.command.permission.LastAdministrator;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;
import org.vireo.model.user.User;

/** Removes a user. What the user did stays in the audit log. */
@Singleton
public final class RemoveUserHandler implements CommandHandler<RemoveUser, UUID> {

    private final UserRepository users;
    private final UserRules rules;
    private final LastAdministrator last;
    private final Announcements announcements;

    @Inject
    public RemoveUserHandler(
            UserRepository users, UserRules rules, LastAdministrator last, Announcements announcements) {
        this.users = users;
        this.rules = rules;
        this.last = last;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveUser> command() {
        return RemoveUser.class;
    }

    @Override
    public RequiredPermit permit(RemoveUser command) {
        return new RequiredPermit(Permit.MANIPULATE_USERS, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(RemoveUser command) {
        return List.of(
                LastAdministrator.lock(), LockRequest.exclusive(ObjectRef.user(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveUser command, Caller caller) {
        Violations violations = new Violations();
        Optional<User> found = rules.changeable(command.id(), caller, violations);
        violations.require(
                !command.id().equals(caller.userId()),
                Violation.conflict("OWN_USER", "You cannot remove yourself.", "Ask another administrator."));
        last.requireAnother(List.of(command.id()), List.of(), violations);
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        User user = found.get();
        ObjectRef object = ObjectRef.user(user.id());
        users.remove(user);
        announcements.record(
                EventCode.USER_REMOVED,
                "User " + user.principal() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Removing user " + user.principal(), object);
    }
}
