package org.vireo.core.command.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;
import org.vireo.model.user.User;

/** Makes a user of the internal domain, who may do nothing yet. */
@Singleton
public final class AddUserHandler implements CommandHandler<AddUser, UUID> {

    private final UserRepository users;
    private final UserRules rules;
    private final Secrets secrets;
    private final Announcements announcements;

    @Inject
    public AddUserHandler(UserRepository users, UserRules rules, Secrets secrets, Announcements announcements) {
        this.users = users;
        this.rules = rules;
        this.secrets = secrets;
        this.announcements = announcements;
    }

    @Override
    public Class<AddUser> command() {
        return AddUser.class;
    }

    @Override
    public RequiredPermit permit(AddUser command) {
        return new RequiredPermit(Permit.MANIPULATE_USERS, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(AddUser command) {
        return List.of(LockRequest.exclusive(ObjectRef.user(command.id()), "it is being added"));
    }

    @Override
    public boolean isRepeatable(AddUser command) {
        return false;
    }

    @Override
    public Decision<UUID> decide(AddUser command, Caller caller) {
        Violations violations = new Violations();
        String password = Objects.requireNonNullElse(command.password(), "");
        rules.checkPrincipal(command.principal(), violations);
        rules.checkPassword(command.principal(), password, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef user = ObjectRef.user(command.id());
        users.add(new User(command.id(), command.principal(), secrets.hashPassword(password)));
        announcements.record(
                EventCode.USER_ADDED,
                "User " + command.principal() + " was added by " + caller.principal() + ".",
                user,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding user " + command.principal(), user);
    }
}
