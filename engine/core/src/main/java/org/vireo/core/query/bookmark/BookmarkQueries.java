package org.vireo.core.query.bookmark;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.bookmark.BookmarkRepository;
import org.vireo.core.query.Search;
import org.vireo.model.bookmark.Bookmark;

/** Reads bookmarks; whoever is logged in sees all of them. */
@Singleton
public final class BookmarkQueries {

    private final Sights sights;
    private final BookmarkRepository bookmarks;

    @Inject
    public BookmarkQueries(Sights sights, BookmarkRepository bookmarks) {
        this.sights = sights;
        this.bookmarks = bookmarks;
    }

    public List<Bookmark> list(Search search, Caller caller) {
        return sights.read(caller, sight -> bookmarks.search(search, sight));
    }

    public Optional<Bookmark> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> bookmarks.find(id, sight));
    }
}
