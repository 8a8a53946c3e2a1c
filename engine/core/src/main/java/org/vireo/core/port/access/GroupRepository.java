package org.vireo.core.port.access;

import java.util.List;
import java.util.UUID;
import org.vireo.core.port.Repository;
import org.vireo.model.user.Group;

/** Groups with their members. Search fields: id, name. */
public interface GroupRepository extends Repository<Group> {

    /** Those that the user was entered into, by name; without the one that everybody is in. */
    List<Group> ofUser(UUID userId);

    /** @return false when the user is in it already */
    boolean enter(UUID groupId, UUID userId);

    /** @return false when the user is not in it */
    boolean leave(UUID groupId, UUID userId);
}
