package org.vireo.persistence.database;

import java.util.Arrays;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/**
 * What this database may lock by number, until the transaction ends.
 *
 * @see <a href="https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS">PostgreSQL: advisory locks</a>
 */
public final class AdvisoryLocks {

    private static final String TAKE = """
            select count(pg_advisory_xact_lock(key)) as taken
            from (select key from unnest(cast(:keys as bigint[])) key order by key) keys
            """;

    private AdvisoryLocks() {}

    /** Waits until no other transaction has any of them; in the order of the numbers, so never in a circle. */
    public static void take(Session session, long... keys) {
        // A query with a class for its result is never equal to the one before: the cache of plans would fill with it.
        session.createNativeQuery(TAKE, Object.class)
                .addScalar("taken", StandardBasicTypes.LONG)
                .setParameter("keys", Arrays.stream(keys).boxed().toArray(Long[]::new), Long[].class)
                .getSingleResult();
    }
}
