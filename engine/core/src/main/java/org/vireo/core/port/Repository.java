package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.query.Search;

/**
 * Business objects of one kind. Everything is to be called within a transaction; what was loaded there is live, and
 * changes to it are written when the transaction commits.
 */
public interface Repository<E> {

    Optional<E> find(UUID id);

    /** Those that exist, in one query and no particular order. */
    List<E> findAll(Collection<UUID> ids);

    /**
     * Sorted by name unless the search says otherwise.
     *
     * @throws org.vireo.core.query.InvalidSearchException when it names a field that this kind does not have
     */
    List<E> search(Search search);

    void add(E entity);

    void remove(E entity);

    /** The one with exactly this name. */
    default Optional<E> named(String name) {
        return search(Search.named(name)).stream().findFirst();
    }
}
