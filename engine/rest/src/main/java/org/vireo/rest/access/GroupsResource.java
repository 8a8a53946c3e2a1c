package org.vireo.rest.access;

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
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Group;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.user.AddGroup;
import org.vireo.core.command.user.RemoveGroup;
import org.vireo.core.query.user.UserQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.access.GroupMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Groups of users. */
@Path("api/groups")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class GroupsResource {

    private static final String WHAT = "group";

    private final UserQueries queries;
    private final Commands commands;

    @Inject
    public GroupsResource(UserQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<Group> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Group.TYPE,
                queries.groups(call.search(), call.caller()).stream()
                        .map(GroupMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(Group body, @Context SecurityContext security) {
        Required.of("Group", "add").member("name", body.getName()).check();
        ApiCall call = ApiCall.of(security);
        Accepted<UUID> accepted =
                commands.submit(new AddGroup(commands.newId(call), Objects.requireNonNull(body.getName())), call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public Group get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveGroup(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    private Group read(UUID id, ApiCall call) {
        return queries.group(id, call.caller())
                .map(GroupMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
