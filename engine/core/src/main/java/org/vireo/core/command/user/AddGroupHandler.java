package org.vireo.core.command.user;

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
import org.vireo.core.port.access.GroupRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Group;
import org.vireo.model.user.Permit;

/** Makes a group without members. */
@Singleton
public final class AddGroupHandler implements CommandHandler<AddGroup, UUID> {

    private final GroupRepository groups;
    private final Announcements announcements;

    @Inject
    public AddGroupHandler(GroupRepository groups, Announcements announcements) {
        this.groups = groups;
        this.announcements = announcements;
    }

    @Override
    public Class<AddGroup> command() {
        return AddGroup.class;
    }

    @Override
    public RequiredPermit permit(AddGroup command) {
        return new RequiredPermit(Permit.MANIPULATE_USERS, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(AddGroup command) {
        return List.of(LockRequest.exclusive(ObjectRef.group(command.id()), "it is being added"));
    }

    @Override
    public Decision<UUID> decide(AddGroup command, Caller caller) {
        Violations violations = new Violations();
        Names.check("Group", command.name(), null, violations);
        Names.requireFree(
                "group", command.name(), groups.holderOf(command.name()).map(Group::id), null, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef group = ObjectRef.group(command.id());
        groups.add(new Group(command.id(), command.name()));
        announcements.record(
                EventCode.GROUP_ADDED,
                "Group " + command.name() + " was added by " + caller.principal() + ".",
                group,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding group " + command.name(), group);
    }
}
