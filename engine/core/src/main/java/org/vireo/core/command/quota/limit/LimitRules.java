package org.vireo.core.command.quota.limit;

import org.jspecify.annotations.Nullable;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.quota.Quota;

/** What holds for limits of all kinds. Pure. */
final class LimitRules {

    private LimitRules() {}

    /** Null is no limit. */
    static void requireNatural(String what, @Nullable Number limit, Violations violations) {
        violations.require(
                limit == null || limit.longValue() >= 0,
                Violation.invalid("QUOTA_LIMIT", what + " " + limit + " is negative.", "Use -1 for no limit."));
    }

    static Violation exists(Quota quota, String place) {
        return Violation.conflict(
                "QUOTA_LIMIT_EXISTS",
                "Quota " + quota.name() + " has a limit of " + place + " already.",
                "Remove it first: limits are not changed but replaced.");
    }
}
