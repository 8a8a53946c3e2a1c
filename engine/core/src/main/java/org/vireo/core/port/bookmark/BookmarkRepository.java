package org.vireo.core.port.bookmark;

import java.util.Optional;
import org.vireo.core.port.Repository;
import org.vireo.model.bookmark.Bookmark;

/** Bookmarks. Search fields: id, name, value. */
public interface BookmarkRepository extends Repository<Bookmark> {

    /** The one whose name differs from this one in nothing but case. */
    Optional<Bookmark> holderOf(String name);
}
