package org.vireo.core.port.bookmark;

import org.vireo.core.port.Repository;
import org.vireo.model.bookmark.Bookmark;

/** Bookmarks. Search fields: id, name, value. */
public interface BookmarkRepository extends Repository<Bookmark> {}
