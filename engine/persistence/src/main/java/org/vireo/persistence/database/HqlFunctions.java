package org.vireo.persistence.database;

import java.util.Collection;
import java.util.UUID;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.StandardBasicTypes;

/**
 * What HQL has no words for.
 *
 * <p>{@code one_of(:ids, e.id)} says whether an id is among those of an array. Unlike a list in parentheses it is one
 * parameter and one statement text however many the ids are. The parameter comes first: Hibernate takes the last argument
 * of a function for a list of any length, and would translate the query anew each time.
 *
 * <p>{@code by_letter(e.name)} is a text for comparing and sorting: without case, by code points whatever the locale
 * of the database, which is also what lets an index serve patterns. The indexes whose names end with {@code _sorted}
 * are made for it.
 */
public final class HqlFunctions {

    private HqlFunctions() {}

    /** The array parameter of {@code one_of}. */
    public static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    static void contribute(FunctionContributions contributions) {
        SqmFunctionRegistry functions = contributions.getFunctionRegistry();
        BasicTypeRegistry types = contributions.getTypeConfiguration().getBasicTypeRegistry();
        functions.registerPattern("one_of", "(?2=any(?1))", types.resolve(StandardBasicTypes.BOOLEAN));
        functions.registerPattern("by_letter", "(lower(?1) collate \"C\")", types.resolve(StandardBasicTypes.STRING));
    }
}
