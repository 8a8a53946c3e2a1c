package org.vireo.core.command.bookmark;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.bookmark.BookmarkRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.bookmark.Bookmark;
import org.vireo.model.text.TextRules;
import org.vireo.model.user.Permit;

/** What holds for every bookmark. */
@Singleton
final class BookmarkRules {

    /** All users have the same ones, so they are changed for all. */
    static final RequiredPermit PERMIT = new RequiredPermit(Permit.BOOKMARK_MANAGEMENT, ObjectRef.SYSTEM);

    private final BookmarkRepository bookmarks;

    @Inject
    BookmarkRules(BookmarkRepository bookmarks) {
        this.bookmarks = bookmarks;
    }

    void check(String name, String value, @Nullable UUID self, Violations violations) {
        Names.check("Bookmark", name, null, violations);
        Names.requireFree("bookmark", name, bookmarks.holderOf(name).map(Bookmark::id), self, violations);
        checkLength(value, violations);
        checkCharacters(value, violations);
    }

    private static void checkLength(String value, Violations violations) {
        int length = value.codePointCount(0, value.length());
        violations.require(
                length >= 1 && length <= Bookmark.MAX_VALUE_CHARACTERS,
                Violation.invalid(
                        "INVALID_VALUE",
                        "Bookmark [value] is " + length + " characters long.",
                        "Give a search of 1 to " + Bookmark.MAX_VALUE_CHARACTERS + " characters."));
    }

    private static void checkCharacters(String value, Violations violations) {
        OptionalInt bad = value.codePoints()
                .filter(point -> Character.isISOControl(point) || !TextRules.isXmlCharacter(point))
                .findFirst();
        if (bad.isPresent()) {
            violations.add(Violation.invalid(
                    "INVALID_VALUE",
                    String.format("Bookmark [value] holds the character U+%04X.", bad.getAsInt()),
                    "Leave out control characters and what XML cannot carry."));
        }
    }

    Optional<Bookmark> present(UUID id, Violations violations) {
        return violations.requirePresent(bookmarks.find(id), Violation.notFound("bookmark", id));
    }
}
