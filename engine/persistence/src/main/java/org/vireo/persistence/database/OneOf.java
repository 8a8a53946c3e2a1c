package org.vireo.persistence.database;

import java.util.Collection;
import java.util.UUID;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.type.StandardBasicTypes;

/**
 * HQL's {@code one_of(e.id, :ids)}: whether an id is among those of an array. Unlike a list in parentheses it is one
 * parameter and one statement text however many the ids are.
 */
public final class OneOf {

    private OneOf() {}

    /** The value of the array parameter. */
    public static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    static void contribute(FunctionContributions functions) {
        functions
                .getFunctionRegistry()
                .registerPattern(
                        "one_of",
                        "(?1=any(?2))",
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN));
    }
}
