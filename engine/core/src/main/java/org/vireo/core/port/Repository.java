package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.model.user.Reach;

/**
 * Business objects of one kind. Everything is to be called within a transaction; what was loaded there is live, and
 * changes to it are written when the transaction commits.
 */
public interface Repository<E> {

    Optional<E> find(UUID id);

    /** Those that exist, in one query and no particular order. */
    List<E> findAll(Collection<UUID> ids);

    /**
     * Those in reach, sorted by name unless the search says otherwise.
     *
     * @throws org.vireo.core.query.InvalidSearchException when it names a field that this kind does not have
     */
    List<E> search(Search search, Reach reach);

    /** How many the search finds, on all its pages. */
    long count(Search search);

    void add(E entity);

    void remove(E entity);

    /** All that the search finds, for what the engine does by itself. */
    default List<E> search(Search search) {
        return search(search, Reach.EVERYTHING);
    }

    /** Empty when there is none, or none in reach. */
    default Optional<E> find(UUID id, Reach reach) {
        return reach.isEverything()
                ? find(id)
                : findAll(List.of(id), reach).stream().findFirst();
    }

    /** Those that exist and are in reach, in one query. */
    default List<E> findAll(Collection<UUID> ids, Reach reach) {
        return reach.isEverything() ? findAll(ids) : search(Search.of(Condition.anyOf(List.copyOf(ids))), reach);
    }

    /** The one whose name differs from this one in nothing but case; stars in it are stars. */
    Optional<E> holderOf(String name);

    /** The one with exactly this name. */
    default Optional<E> named(String name) {
        return search(Search.named(name)).stream().findFirst();
    }
}
