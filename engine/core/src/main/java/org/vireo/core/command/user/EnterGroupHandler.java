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
import org.vireo.core.port.access.GroupRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Group;
import org.vireo.model.user.Permit;
import org.vireo.model.user.User;

/** Makes a user a member of a group. */
@Singleton
public final class EnterGroupHandler implements CommandHandler<EnterGroup, UUID> {

    private final UserRepository users;
    private final GroupRepository groups;
    private final UserRules rules;
    private final Announcements announcements;

    @Inject
    public EnterGroupHandler(
            UserRepository users, GroupRepository groups, UserRules rules, Announcements announcements) {
        this.users = users;
        this.groups = groups;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<EnterGroup> command() {
        return EnterGroup.class;
    }

    @Override
    public RequiredPermit permit(EnterGroup command) {
        return new RequiredPermit(Permit.MANIPULATE_USERS, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(EnterGroup command) {
        return List.of(
                LockRequest.shared(ObjectRef.group(command.groupId()), "a member is being added"),
                LockRequest.exclusive(ObjectRef.user(command.userId()), "it is entering a group"));
    }

    @Override
    public Decision<UUID> decide(EnterGroup command, Caller caller) {
        Violations violations = new Violations();
        Optional<Group> group = rules.changeableGroup(command.groupId(), caller, violations);
        Optional<User> user =
                violations.requirePresent(users.find(command.userId()), Violation.notFound("user", command.userId()));
        if (group.isEmpty() || user.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.user(command.userId());
        String words = user.get().principal() + " to group " + group.get().name();
        if (groups.enter(command.groupId(), command.userId())) {
            announcements.record(
                    EventCode.GROUP_MEMBER_ADDED, caller.principal() + " added " + words + ".", object, caller);
        }
        return new Decision.Accepted<>(command.groupId(), "Adding " + words, object);
    }
}
