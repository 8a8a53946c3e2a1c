package org.vireo.core.port.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Reach;

/** Who has which role on what. A permission goes with its user or group, its role and its object. */
public interface PermissionRepository {

    /** The objects on which the user has a role with the permit, alone or as a member of a group. One statement. */
    Reach reach(UUID userId, Permit permit);

    /** What the user may see. One statement. */
    Reach sight(UUID userId);

    Optional<Permission> find(UUID id);

    /** On the object itself, not on those above. */
    List<Permission> on(ObjectRef object);

    /**
     * Of one user, group or role.
     *
     * @throws IllegalArgumentException for any other kind of object
     */
    List<Permission> of(ObjectRef granteeOrRole);

    /** What the user holds, alone or as a member of a group. One statement. */
    List<Held> held(UUID userId);

    /** What a user holds alone, or every member of a group. One statement. */
    List<Held> heldBy(ObjectRef grantee);

    /** Whether somebody who may log in has the role of the super user, leaving these users and permissions aside. */
    boolean isSomebodyInCharge(Collection<UUID> withoutUsers, Collection<UUID> withoutPermissions);

    /** Whether there is one of the same grantee, role and object. */
    Optional<Permission> same(Permission permission);

    void add(Permission permission);

    void remove(Permission permission);

    /** The permits of a role on an object. */
    record Held(ObjectRef object, Set<Permit> permits) {
        public Held {
            permits = Set.copyOf(permits);
        }
    }
}
