package org.vireo.rest.bookmark;

import org.vireo.api.type.Bookmark;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Served;

/** Bookmarks as the API writes them. */
final class BookmarkMapper {

    private BookmarkMapper() {}

    static Bookmark toApi(org.vireo.model.bookmark.Bookmark bookmark) {
        Bookmark api = new Bookmark();
        api.setId(bookmark.id().toString());
        api.setName(bookmark.name());
        api.setValue(bookmark.value());
        return Served.BOOKMARK.at(api, Hrefs.of("bookmarks", bookmark.id()));
    }
}
