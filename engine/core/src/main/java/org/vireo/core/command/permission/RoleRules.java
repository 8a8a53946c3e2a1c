package org.vireo.core.command.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Caller;
import org.vireo.core.port.access.RoleRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Role;

/** What holds for every role. */
@Singleton
final class RoleRules {

    private final RoleRepository roles;
    private final Privileges privileges;

    @Inject
    RoleRules(RoleRepository roles, Privileges privileges) {
        this.roles = roles;
        this.privileges = privileges;
    }

    void checkName(String name, String description, @Nullable UUID self, Violations violations) {
        Names.check("Role", name, description, violations);
        Names.requireFree("role", name, roles.holderOf(name).map(Role::id), self, violations);
    }

    void checkPermits(boolean administrative, Collection<Permit> permits, Caller caller, Violations violations) {
        Set<Permit> tooMuch = permits.stream().filter(Permit::isAdministrative).collect(Collectors.toSet());
        violations.require(
                administrative || tooMuch.isEmpty(),
                Violation.invalid(
                        "ROLE_NOT_ADMINISTRATIVE",
                        "Role [permits]: " + words(tooMuch) + " are for administrators, and the role is for users.",
                        "Leave them out, or make the role with administrative = true."));
        Set<Permit> missing = privileges.missing(caller.userId(), permits, ObjectRef.SYSTEM);
        violations.require(
                missing.isEmpty(),
                Violation.conflict(
                        "MORE_RIGHTS",
                        "Role [permits]: you do not have " + words(missing) + " on the system yourself.",
                        "Leave them out, or ask somebody who has them."));
    }

    /** A role that may be changed, or the violation taken and empty. */
    Optional<Role> changeable(UUID id, Violations violations) {
        Optional<Role> found = violations.requirePresent(roles.find(id), Violation.notFound("role", id));
        found.ifPresent(role -> violations.require(
                !role.isPredefined(),
                Violation.conflict(
                        "ROLE_PREDEFINED",
                        "Role " + role.name() + " came with Vireo and stays as it is.",
                        "Make a role of your own with the permits that you want.")));
        return found;
    }

    static String words(Collection<Permit> permits) {
        return permits.stream().map(Permit::wireName).sorted().collect(Collectors.joining(", "));
    }
}
