package org.vireo.core.command.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vireo.core.command.Caller;
import org.vireo.core.command.permission.Privileges;
import org.vireo.core.port.access.GroupRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Group;
import org.vireo.model.user.User;

/** What holds for every user and group. */
@Singleton
final class UserRules {

    /** What needs no quoting anywhere: in URLs, logs and searches. */
    private static final Pattern PRINCIPAL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}@internal");

    /** NIST SP 800-63B, 5.1.1.2, asks for 8 at least; without a second factor we ask for more. */
    private static final int SHORTEST_PASSWORD = 10;

    private static final int LONGEST_PASSWORD = 256;

    private final UserRepository users;
    private final GroupRepository groups;
    private final Privileges privileges;

    @Inject
    UserRules(UserRepository users, GroupRepository groups, Privileges privileges) {
        this.users = users;
        this.groups = groups;
        this.privileges = privileges;
    }

    void checkPrincipal(String principal, Violations violations) {
        violations.require(
                PRINCIPAL.matcher(principal).matches(),
                Violation.invalid(
                        "USER_NAME",
                        "User [user_name] '" + principal.replaceAll("\\p{C}", "?") + "' cannot be one.",
                        "Give 1 to 64 lower-case letters, digits or . _ -, followed by @internal."));
        violations.require(
                users.byPrincipal(principal).isEmpty(),
                Violation.conflict(
                        "NAME_IN_USE",
                        "Cannot use name '" + principal + "': another user has it already.",
                        "Choose another name."));
    }

    void checkPassword(String principal, String password, Violations violations) {
        int length = password.codePointCount(0, password.length());
        violations.require(
                length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD,
                Violation.invalid(
                        "USER_PASSWORD",
                        "User [password] has " + length + " characters.",
                        "Give " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                                + ": a few words are easy to remember."));
        String name = principal.substring(0, Math.max(0, principal.indexOf('@')));
        boolean telling = !name.isEmpty() && password.toLowerCase(Locale.ROOT).contains(name)
                || password.codePoints().distinct().count() < 4;
        violations.require(
                !telling,
                Violation.invalid(
                        "USER_PASSWORD",
                        "User [password] is too easy to guess: it holds the user's name, or few different characters.",
                        "Give another one."));
    }

    /** A user whom the caller may change, or the violation taken and empty. */
    Optional<User> changeable(UUID id, Caller caller, Violations violations) {
        Optional<User> found = violations.requirePresent(users.find(id), Violation.notFound("user", id));
        found.filter(user -> !user.id().equals(caller.userId()))
                .ifPresent(user -> violations.require(
                        privileges.covers(caller.userId(), ObjectRef.user(id)),
                        Privileges.notCovered(user.principal())));
        return found;
    }

    /** A group whose members the caller may choose, or the violation taken and empty. */
    Optional<Group> changeableGroup(UUID id, Caller caller, Violations violations) {
        Optional<Group> found = violations.requirePresent(groups.find(id), Violation.notFound("group", id));
        found.ifPresent(group -> {
            violations.require(
                    !group.isEveryone(),
                    Violation.conflict(
                            "GROUP_PREDEFINED",
                            "Group " + group.name() + " has every user in it and stays as it is.",
                            "Make a group of your own."));
            violations.require(
                    privileges.covers(caller.userId(), ObjectRef.group(id)),
                    Privileges.notCovered("Group " + group.name()));
        });
        return found;
    }
}
