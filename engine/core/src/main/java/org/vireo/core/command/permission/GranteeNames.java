package org.vireo.core.command.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.vireo.core.port.access.GroupRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.User;

/** What people call those who hold permissions. */
@Singleton
final class GranteeNames {

    private final UserRepository users;
    private final GroupRepository groups;

    @Inject
    GranteeNames(UserRepository users, GroupRepository groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Empty when there is no such user or group. */
    Optional<String> of(ObjectRef grantee) {
        return grantee.type() == ObjectType.GROUP
                ? groups.find(grantee.id()).map(group -> "group " + group.name())
                : users.find(grantee.id()).map(User::principal);
    }
}
