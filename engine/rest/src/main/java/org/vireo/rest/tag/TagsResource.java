package org.vireo.rest.tag;

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
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Action;
import org.vireo.api.type.Tag;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.tag.AddTag;
import org.vireo.core.command.tag.RemoveTag;
import org.vireo.core.command.tag.UpdateTag;
import org.vireo.core.query.tag.TagQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The tags that there are. */
@Path("api/tags")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class TagsResource {

    private static final String WHAT = "tag";

    private final TagQueries queries;
    private final Commands commands;

    @Inject
    public TagsResource(TagQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<Tag> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Tag.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(TagMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(Tag body, @Context SecurityContext security) {
        Required.of("Tag", "add").member("name", body.getName()).check();
        ApiCall call = ApiCall.of(security);
        UUID parent = parent(body, call);
        Accepted<UUID> accepted = commands.submit(
                new AddTag(
                        commands.newId(call),
                        Objects.requireNonNull(body.getName()),
                        Objects.requireNonNullElse(body.getDescription(), ""),
                        parent == null ? org.vireo.model.tag.Tag.ROOT : parent),
                call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public Tag get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @PUT
    @Path("{id}")
    public Tag update(@PathParam("id") String id, Tag body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID tagId = Ids.of(id, WHAT);
        commands.submit(new UpdateTag(tagId, body.getName(), body.getDescription(), parent(body, call)), call);
        return read(tagId, call);
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveTag(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    /** By id or by name; null when the body names none. */
    private @Nullable UUID parent(Tag body, ApiCall call) {
        Tag parent = body.getParent();
        if (parent == null) {
            return null;
        }
        if (parent.getId() != null) {
            return Ids.of(parent.getId(), WHAT);
        }
        return parent.getName() == null ? null : TagNames.id(queries, parent.getName(), call);
    }

    private Tag read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(TagMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
