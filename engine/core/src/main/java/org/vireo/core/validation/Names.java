package org.vireo.core.validation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.text.TextRules;

/** Rules for names and descriptions, the same for all kinds of objects. Pure. */
public final class Names {

    private Names() {}

    /** Checks a name and a description. */
    public static void check(String what, @Nullable String name, @Nullable String description, Violations violations) {
        if (name != null) {
            TextRules.nameProblems(name)
                    .forEach(problem ->
                            violations.add(Violation.invalid("INVALID_NAME", what + " [name]: " + problem, "")));
        }
        if (description != null) {
            TextRules.descriptionProblems(description)
                    .forEach(problem -> violations.add(
                            Violation.invalid("INVALID_DESCRIPTION", what + " [description]: " + problem, "")));
        }
    }

    /** A name that another object has already. */
    public static void requireFree(
            String what, String name, Optional<UUID> holder, @Nullable UUID self, Violations violations) {
        violations.require(
                holder.isEmpty() || holder.get().equals(self),
                Violation.conflict(
                        "NAME_IN_USE",
                        "Cannot use name '" + name + "': another " + what + " has it already.",
                        "Choose another name."));
    }
}
