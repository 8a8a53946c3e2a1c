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
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Group;
import org.vireo.model.user.Permit;

/** Removes a group. */
@Singleton
public final class RemoveGroupHandler implements CommandHandler<RemoveGroup, UUID> {

    private final GroupRepository groups;
    private final UserRules rules;
    private final Announcements announcements;

    @Inject
    public RemoveGroupHandler(GroupRepository groups, UserRules rules, Announcements announcements) {
        this.groups = groups;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveGroup> command() {
        return RemoveGroup.class;
    }

    @Override
    public RequiredPermit permit(RemoveGroup command) {
        return new RequiredPermit(Permit.MANIPULATE_USERS, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(RemoveGroup command) {
        return List.of(LockRequest.exclusive(ObjectRef.group(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveGroup command, Caller caller) {
        Violations violations = new Violations();
        Optional<Group> found = rules.changeableGroup(command.id(), caller, violations);
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Group group = found.get();
        ObjectRef object = ObjectRef.group(group.id());
        groups.remove(group);
        announcements.record(
                EventCode.GROUP_REMOVED,
                "Group " + group.name() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Removing group " + group.name(), object);
    }
}
