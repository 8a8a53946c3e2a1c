package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Command;
import org.vireo.core.command.bookmark.AddBookmark;
import org.vireo.core.command.bookmark.RemoveBookmark;
import org.vireo.core.command.bookmark.UpdateBookmark;
import org.vireo.core.query.Search;
import org.vireo.core.query.SearchParser;
import org.vireo.core.query.bookmark.BookmarkQueries;
import org.vireo.model.bookmark.Bookmark;

/** Bookmarks: what is refused, and who may do what. */
class BookmarkTest {

    private static final String UP = "Vms: status=up";

    private EngineFixture engine;
    private BookmarkQueries queries;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        queries = engine.part(BookmarkQueries.class);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void whatIsNoBookmarkShouldBeRefused() {
        UUID running = bookmark("running", UP);
        bookmark("other", UP);
        assertThat(engine.refusal(add("RUNNING", UP))).containsExactly("NAME_IN_USE");
        assertThat(engine.refusal(add("", ""))).containsExactly("INVALID_NAME", "INVALID_VALUE");
        assertThat(engine.refusal(add("x", "a\nb"))).containsExactly("INVALID_VALUE");
        assertThat(engine.refusal(add("x", "a\u0085b"))).containsExactly("INVALID_VALUE");
        assertThat(engine.refusal(add("x", "a\uffffb"))).containsExactly("INVALID_VALUE");
        assertThat(engine.refusal(add("x", "\ud83d"))).containsExactly("INVALID_VALUE");
        assertThat(engine.refusal(add("x", "v".repeat(4001)))).containsExactly("INVALID_VALUE");
        assertThat(engine.refusal(new UpdateBookmark(running, "other", null))).containsExactly("NAME_IN_USE");
        assertThat(engine.refusal(new UpdateBookmark(running, null, ""))).containsExactly("INVALID_VALUE");
        assertThat(engine.refusal(new UpdateBookmark(UUID.randomUUID(), "x", null)))
                .containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new RemoveBookmark(UUID.randomUUID()))).containsExactly("NOT_FOUND");
    }

    @Test
    void theLongestValueShouldBeKept() {
        String longest = "\ud83d\udc26".repeat(Bookmark.MAX_VALUE_CHARACTERS);
        UUID id = bookmark("birds", longest);
        assertThat(queries.find(id, engine.admin())).get().returns(longest, Bookmark::value);
    }

    @Test
    void aStarInANameShouldStandForItself() {
        bookmark("all up", UP);
        bookmark("all*", "Vms:");
        assertThat(engine.refusal(add("ALL*", "Vms:"))).containsExactly("NAME_IN_USE");
    }

    @Test
    void bookmarksShouldBeChangedSearchedAndRemoved() {
        UUID id = bookmark("running", UP);
        UUID other = bookmark("All", "Hosts:");
        assertThat(found("value=vms*")).containsExactly(id);
        assertThat(found("name=all or id=" + id + " sortby name desc")).containsExactly(id, other);
        engine.done(new UpdateBookmark(id, "RUNNING", null));
        engine.done(new UpdateBookmark(id, null, "Vms: status=down"));
        assertThat(queries.find(id, engine.admin()))
                .get()
                .returns("RUNNING", Bookmark::name)
                .returns("Vms: status=down", Bookmark::value);
        engine.done(new RemoveBookmark(id));
        assertThat(queries.list(Search.ALL, engine.admin()))
                .extracting(Bookmark::id)
                .containsExactly(other);
    }

    @Test
    void everybodyShouldReadThemAndAdministratorsChangeThem() {
        UUID id = bookmark("running", UP);
        UUID vm = Inventory.complete(engine).madeBlankVm("web");
        Caller manager = engine.managerOf(vm);
        assertThat(queries.find(id, manager)).isPresent();
        assertThat(queries.list(Search.ALL, manager)).hasSize(1);
        List<Command<UUID>> changes =
                List.of(add("own", UP), new UpdateBookmark(id, "own", null), new RemoveBookmark(id));
        assertThat(changes).allMatch(change -> EngineFixture.isDenied(engine.submit(change, manager)));
    }

    private List<UUID> found(String search) {
        return queries.list(SearchParser.parse(search, 20, false), engine.admin()).stream()
                .map(Bookmark::id)
                .toList();
    }

    private UUID bookmark(String name, String value) {
        AddBookmark add = add(name, value);
        engine.done(add);
        return add.id();
    }

    private static AddBookmark add(String name, String value) {
        return new AddBookmark(UUID.randomUUID(), name, value);
    }
}
