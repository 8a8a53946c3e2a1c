package org.vireo.core.command.bookmark;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.bookmark.Bookmark;
import org.vireo.model.event.EventCode;

/** Changes a bookmark. */
@Singleton
public final class UpdateBookmarkHandler implements CommandHandler<UpdateBookmark, UUID> {

    private final BookmarkRules rules;
    private final Announcements announcements;

    @Inject
    public UpdateBookmarkHandler(BookmarkRules rules, Announcements announcements) {
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<UpdateBookmark> command() {
        return UpdateBookmark.class;
    }

    @Override
    public RequiredPermit permit(UpdateBookmark command) {
        return BookmarkRules.PERMIT;
    }

    @Override
    public List<LockRequest> locks(UpdateBookmark command) {
        return List.of(LockRequest.exclusive(ObjectRef.bookmark(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateBookmark command, Caller caller) {
        Violations violations = new Violations();
        Optional<Bookmark> found = rules.present(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Bookmark bookmark = found.get();
        String name = Objects.requireNonNullElse(command.name(), bookmark.name());
        String value = Objects.requireNonNullElse(command.value(), bookmark.value());
        rules.check(name, value, bookmark.id(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.bookmark(bookmark.id());
        bookmark.change(name, value);
        announcements.record(
                EventCode.BOOKMARK_UPDATED,
                "Bookmark " + name + " was changed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(bookmark.id(), "Changing bookmark " + name, object);
    }
}
