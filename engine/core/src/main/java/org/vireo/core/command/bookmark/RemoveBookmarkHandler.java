package org.vireo.core.command.bookmark;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.bookmark.BookmarkRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.bookmark.Bookmark;
import org.vireo.model.event.EventCode;

/** Removes a bookmark. */
@Singleton
public final class RemoveBookmarkHandler implements CommandHandler<RemoveBookmark, UUID> {

    private final BookmarkRepository bookmarks;
    private final BookmarkRules rules;
    private final Announcements announcements;

    @Inject
    public RemoveBookmarkHandler(BookmarkRepository bookmarks, BookmarkRules rules, Announcements announcements) {
        this.bookmarks = bookmarks;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveBookmark> command() {
        return RemoveBookmark.class;
    }

    @Override
    public RequiredPermit permit(RemoveBookmark command) {
        return BookmarkRules.PERMIT;
    }

    @Override
    public List<LockRequest> locks(RemoveBookmark command) {
        return List.of(LockRequest.exclusive(ObjectRef.bookmark(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveBookmark command, Caller caller) {
        Violations violations = new Violations();
        Optional<Bookmark> found = rules.present(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Bookmark bookmark = found.get();
        ObjectRef object = ObjectRef.bookmark(bookmark.id());
        bookmarks.remove(bookmark);
        announcements.record(
                EventCode.BOOKMARK_REMOVED,
                "Bookmark " + bookmark.name() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(bookmark.id(), "Removing bookmark " + bookmark.name(), object);
    }
}
