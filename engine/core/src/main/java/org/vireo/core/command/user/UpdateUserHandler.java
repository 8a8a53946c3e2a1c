package org.vireo.core.command.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.permission.LastAdministrator;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;
import org.vireo.model.user.User;

/** Changes a user, whose logins end. */
@Singleton
public final class UpdateUserHandler implements CommandHandler<UpdateUser, UUID> {

    private final UserRepository users;
    private final UserRules rules;
    private final LastAdministrator last;
    private final Secrets secrets;
    private final Announcements announcements;

    @Inject
    public UpdateUserHandler(
            UserRepository users,
            UserRules rules,
            LastAdministrator last,
            Secrets secrets,
            Announcements announcements) {
        this.users = users;
        this.rules = rules;
        this.last = last;
        this.secrets = secrets;
        this.announcements = announcements;
    }

    @Override
    public Class<UpdateUser> command() {
        return UpdateUser.class;
    }

    @Override
    public RequiredPermit permit(UpdateUser command) {
        return new RequiredPermit(Permit.MANIPULATE_USERS, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(UpdateUser command) {
        return List.of(
                LastAdministrator.lock(), LockRequest.exclusive(ObjectRef.user(command.id()), "it is being changed"));
    }

    @Override
    public boolean isRepeatable(UpdateUser command) {
        return command.password() == null;
    }

    @Override
    public Decision<UUID> decide(UpdateUser command, Caller caller) {
        Violations violations = new Violations();
        Optional<User> found = rules.changeable(command.id(), caller, violations);
        String password = command.password();
        Boolean enabled = command.enabled();
        if (found.isPresent() && password != null) {
            rules.checkPassword(found.get().principal(), password, violations);
        }
        if (Boolean.FALSE.equals(enabled)) {
            last.requireAnother(List.of(command.id()), List.of(), violations);
        }
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        User user = found.get();
        List<String> changes = change(user, password, enabled);
        ObjectRef object = ObjectRef.user(user.id());
        if (!changes.isEmpty()) {
            users.removeTokensOf(user.id());
            announcements.record(
                    EventCode.USER_UPDATED,
                    "User " + user.principal() + " " + String.join(" and ", changes) + ", says " + caller.principal()
                            + ".",
                    object,
                    caller);
        }
        return new Decision.Accepted<>(command.id(), "Changing user " + user.principal(), object);
    }

    /** What changed, in words. */
    private List<String> change(User user, @Nullable String password, @Nullable Boolean enabled) {
        List<String> changes = new ArrayList<>();
        if (password != null) {
            user.changePassword(secrets.hashPassword(password));
            changes.add("has a new password");
        }
        if (enabled != null && enabled != user.isEnabled()) {
            user.enable(enabled);
            changes.add(enabled ? "may log in" : "may not log in any more");
        }
        return changes;
    }
}
