package org.vireo.core.command.bookmark;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
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

/** Makes a bookmark. */
@Singleton
public final class AddBookmarkHandler implements CommandHandler<AddBookmark, UUID> {

    private final BookmarkRepository bookmarks;
    private final BookmarkRules rules;
    private final Announcements announcements;

    @Inject
    public AddBookmarkHandler(BookmarkRepository bookmarks, BookmarkRules rules, Announcements announcements) {
        this.bookmarks = bookmarks;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<AddBookmark> command() {
        return AddBookmark.class;
    }

    @Override
    public RequiredPermit permit(AddBookmark command) {
        return BookmarkRules.PERMIT;
    }

    @Override
    public List<LockRequest> locks(AddBookmark command) {
        return List.of(LockRequest.exclusive(ObjectRef.bookmark(command.id()), "it is being added"));
    }

    @Override
    public Decision<UUID> decide(AddBookmark command, Caller caller) {
        Violations violations = new Violations();
        rules.check(command.name(), command.value(), null, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.bookmark(command.id());
        bookmarks.add(new Bookmark(command.id(), command.name(), command.value()));
        announcements.record(
                EventCode.BOOKMARK_ADDED,
                "Bookmark " + command.name() + " was added by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding bookmark " + command.name(), object);
    }
}
