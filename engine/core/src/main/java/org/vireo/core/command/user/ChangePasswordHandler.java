package org.vireo.core.command.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;
import org.vireo.model.user.User;

/** Gives users another password who know the present one. All their logins and tokens end. */
@Singleton
public final class ChangePasswordHandler implements CommandHandler<ChangePassword, UUID> {

    private final UserRepository users;
    private final UserRules rules;
    private final Secrets secrets;
    private final Announcements announcements;

    @Inject
    public ChangePasswordHandler(UserRepository users, UserRules rules, Secrets secrets, Announcements announcements) {
        this.users = users;
        this.rules = rules;
        this.secrets = secrets;
        this.announcements = announcements;
    }

    @Override
    public Class<ChangePassword> command() {
        return ChangePassword.class;
    }

    @Override
    public RequiredPermit permit(ChangePassword command) {
        return RequiredPermit.orOneself(Permit.MANIPULATE_USERS, command.userId());
    }

    @Override
    public List<LockRequest> locks(ChangePassword command) {
        return List.of(LockRequest.exclusive(ObjectRef.user(command.userId()), "its password is being changed"));
    }

    @Override
    public boolean isRepeatable(ChangePassword command) {
        return false;
    }

    @Override
    public Decision<UUID> decide(ChangePassword command, Caller caller) {
        Violations violations = new Violations();
        String password = Objects.requireNonNullElse(command.password(), "");
        OwnAffairs.require(command.userId(), caller, "A change of one's password", violations);
        Optional<User> found =
                violations.requirePresent(users.find(command.userId()), Violation.notFound("user", command.userId()));
        found.ifPresent(user -> {
            violations.require(
                    user.passwordHash().equals(command.provedHash()),
                    Violation.conflict(
                            "PASSWORD_CHANGED",
                            "The password of " + user.principal() + " was changed meanwhile.",
                            "Try again with the present one."));
            rules.checkPassword(user.principal(), password, violations);
            violations.require(
                    !secrets.matches(password, user.passwordHash()),
                    Violation.invalid(
                            "USER_PASSWORD", "User [password] is the one that you have.", "Give another one."));
        });
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        User user = found.get();
        ObjectRef object = ObjectRef.user(user.id());
        user.changePassword(secrets.hashPassword(password));
        users.removeTokensOf(user.id());
        announcements.record(
                EventCode.USER_UPDATED,
                "User " + user.principal() + " has a new password, of their own.",
                object,
                caller);
        return new Decision.Accepted<>(user.id(), "Changing the password of " + user.principal(), object);
    }
}
