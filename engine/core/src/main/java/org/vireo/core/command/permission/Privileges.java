package org.vireo.core.command.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.port.ObjectTree;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.core.port.access.PermissionRepository.Held;
import org.vireo.core.validation.Violation;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Reach;

/** Nobody gives what they do not hold, nor takes over who holds more. To be called within a transaction. */
@Singleton
public final class Privileges {

    private final PermissionRepository permissions;
    private final ObjectTree tree;

    @Inject
    public Privileges(PermissionRepository permissions, ObjectTree tree) {
        this.permissions = permissions;
        this.tree = tree;
    }

    /** Those of the permits that the user does not have on the object. A statement for each different role at most. */
    public Set<Permit> missing(UUID userId, Collection<Permit> permits, ObjectRef object) {
        return missing(userId, permissions.held(userId), permits, object);
    }

    /**
     * Whether the user holds all that the other user holds, alone or by groups, or that the members of the group hold by it.
     *
     * @param other a user or a group
     */
    public boolean covers(UUID userId, ObjectRef other) {
        List<Held> own = permissions.held(userId);
        List<Held> theirs = other.type() == ObjectType.USER ? permissions.held(other.id()) : permissions.heldBy(other);
        return theirs.stream()
                .allMatch(held ->
                        missing(userId, own, held.permits(), held.object()).isEmpty());
    }

    /** As {@link #covers}, as a violation where it is not so. */
    public static Violation notCovered(String name) {
        return Violation.conflict(
                "MORE_RIGHTS",
                name + " has rights that you do not have.",
                "Ask somebody who has them, or an administrator of the whole system.");
    }

    private Set<Permit> missing(UUID userId, List<Held> own, Collection<Permit> permits, ObjectRef object) {
        Set<Permit> missing = permits.isEmpty() ? EnumSet.noneOf(Permit.class) : EnumSet.copyOf(permits);
        Map<Set<Permit>, List<ObjectRef>> byRole = own.stream()
                .collect(Collectors.groupingBy(Held::permits, Collectors.mapping(Held::object, Collectors.toList())));
        byRole.forEach((held, objects) -> {
            boolean helps = missing.stream().anyMatch(held::contains);
            if (helps && tree.isWithin(Reach.of(userId, objects), object)) {
                missing.removeAll(held);
            }
        });
        return missing;
    }
}
