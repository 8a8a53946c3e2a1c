package org.vireo.rest.bookmark;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Bookmark;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.bookmark.AddBookmark;
import org.vireo.core.command.bookmark.RemoveBookmark;
import org.vireo.core.command.bookmark.UpdateBookmark;
import org.vireo.core.query.bookmark.BookmarkQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Searches that are kept under a name. */
@Path("api/bookmarks")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class BookmarksResource {

    private static final String WHAT = "bookmark";

    private final BookmarkQueries queries;
    private final Commands commands;

    @Inject
    public BookmarksResource(BookmarkQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<Bookmark> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Bookmark.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(BookmarkMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(Bookmark body, @Context SecurityContext security) {
        Required.of("Bookmark", "add")
                .member("name", body.getName())
                .member("value", body.getValue())
                .check();
        ApiCall call = ApiCall.of(security);
        Accepted<UUID> accepted = commands.submit(
                new AddBookmark(
                        commands.newId(call),
                        Objects.requireNonNull(body.getName()),
                        Objects.requireNonNull(body.getValue())),
                call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public Bookmark get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @PUT
    @Path("{id}")
    public Bookmark update(@PathParam("id") String id, Bookmark body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID bookmarkId = Ids.of(id, WHAT);
        commands.submit(new UpdateBookmark(bookmarkId, body.getName(), body.getValue()), call);
        return read(bookmarkId, call);
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveBookmark(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    private Bookmark read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(BookmarkMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
