package org.vireo.core.command.user;

import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;

/** What people do for themselves alone, and no program does for them. */
final class OwnAffairs {

    private OwnAffairs() {}

    /**
     * Takes violations where somebody else asks, or a program.
     *
     * @param what with its article, at the beginning of a sentence
     */
    static void require(UUID userId, Caller caller, String what, Violations violations) {
        violations.require(
                caller.userId().equals(userId),
                Violation.conflict(
                        "NOT_ONESELF",
                        what + " is made by its user alone.",
                        "Let the user do it, who has to log in for it."));
        violations.require(
                caller.limits() == null,
                Violation.conflict(
                        "NOT_BY_TOKEN",
                        what + " is not made by a program that has a token.",
                        "Log in with name and password."));
    }
}
