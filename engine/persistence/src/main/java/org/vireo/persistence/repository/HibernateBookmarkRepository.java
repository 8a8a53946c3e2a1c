package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.vireo.core.port.bookmark.BookmarkRepository;
import org.vireo.model.bookmark.Bookmark;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Bookmarks in PostgreSQL. */
@Singleton
public final class HibernateBookmarkRepository extends HibernateRepository<Bookmark> implements BookmarkRepository {

    @Inject
    public HibernateBookmarkRepository(HibernateTransactions transactions) {
        super(transactions, Bookmark.class, SearchTables.BOOKMARKS);
    }
}
