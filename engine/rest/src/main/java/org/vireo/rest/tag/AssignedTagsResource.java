package org.vireo.rest.tag;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Tag;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.tag.AssignTag;
import org.vireo.core.command.tag.UnassignTag;
import org.vireo.core.query.tag.TagQueries;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The tags that are on an object. */
@Path("api/{collection: vms|hosts|templates}/{object}/tags")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class AssignedTagsResource {

    private static final String WHAT = "tag";
    private static final Map<String, ObjectType> TYPES =
            Map.of("vms", ObjectType.VM, "hosts", ObjectType.HOST, "templates", ObjectType.TEMPLATE);

    private final TagQueries queries;
    private final Commands commands;

    @Inject
    public AssignedTagsResource(TagQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<Tag> list(
            @PathParam("collection") String collection,
            @PathParam("object") String object,
            @Context SecurityContext security) {
        return new ApiList<>(Tag.TYPE, read(collection, object, ApiCall.of(security)));
    }

    /** By the tag's name, as oVirt's clients do, or its id. */
    @POST
    public Response assign(
            @PathParam("collection") String collection,
            @PathParam("object") String object,
            Tag body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID tagId;
        if (body.getId() == null) {
            Required.of("Tag", "add").member("name", body.getName()).check();
            tagId = TagNames.id(queries, Objects.requireNonNull(body.getName()), call);
        } else {
            tagId = Ids.of(body.getId(), WHAT);
        }
        Accepted<UUID> accepted = commands.submit(new AssignTag(tagId, object(collection, object)), call);
        return Answers.added(Ids.among(read(collection, object, call), tagId.toString(), WHAT), accepted);
    }

    @GET
    @Path("{tag}")
    public Tag get(
            @PathParam("collection") String collection,
            @PathParam("object") String object,
            @PathParam("tag") String tag,
            @Context SecurityContext security) {
        return Ids.among(read(collection, object, ApiCall.of(security)), tag, WHAT);
    }

    @DELETE
    @Path("{tag}")
    public Action unassign(
            @PathParam("collection") String collection,
            @PathParam("object") String object,
            @PathParam("tag") String tag,
            @Context SecurityContext security) {
        return Answers.done(
                commands.submit(new UnassignTag(Ids.of(tag, WHAT), object(collection, object)), ApiCall.of(security)));
    }

    private List<Tag> read(String collection, String object, ApiCall call) {
        ObjectRef ref = object(collection, object);
        return queries
                .on(ref, call.caller())
                .orElseThrow(() -> Faults.notFound(ref.type().word(), object))
                .stream()
                .map(tag -> TagMapper.toApi(tag, Hrefs.of(collection, object, "tags") + "/" + tag.id()))
                .toList();
    }

    private static ObjectRef object(String collection, String id) {
        ObjectType type = Objects.requireNonNull(TYPES.get(collection));
        return new ObjectRef(type, Ids.of(id, type.word()));
    }
}
