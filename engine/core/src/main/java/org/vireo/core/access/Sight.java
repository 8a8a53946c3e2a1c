package org.vireo.core.access;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.Repository;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;

/** What one caller may see, worked out once for a whole list. */
public final class Sight {

    private final boolean everything;
    private final Set<ObjectRef> granted;

    Sight(boolean everything, Set<ObjectRef> granted) {
        this.everything = everything;
        this.granted = Set.copyOf(granted);
    }

    /** Whether there is a permission on the whole system. */
    public boolean isEverything() {
        return everything;
    }

    /** Whether the object, or the one that it belongs to, is in sight. */
    public boolean sees(ObjectRef object, @Nullable ObjectRef parent) {
        return everything || granted.contains(object) || (parent != null && granted.contains(parent));
    }

    public boolean sees(ObjectRef object) {
        return sees(object, null);
    }

    /** The page that the search asks for, counted over what is in sight. */
    public <E> List<E> search(Repository<E> repository, Search search, Predicate<E> visible) {
        return everything
                ? repository.search(search)
                : page(
                        repository.search(search.unpaged()).stream()
                                .filter(visible)
                                .toList(),
                        search);
    }

    /** The page of these that the search asks for. */
    public static <E> List<E> page(List<E> all, Search search) {
        if (search.max() == 0) {
            return all;
        }
        long from = Math.min((search.page() - 1L) * search.max(), all.size());
        return all.subList((int) from, (int) Math.min(from + search.max(), all.size()));
    }
}
