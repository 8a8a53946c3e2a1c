package org.vireo.rest.access;

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
import org.vireo.api.type.Group;
import org.vireo.api.type.User;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.user.AddUser;
import org.vireo.core.command.user.EnterGroup;
import org.vireo.core.command.user.LeaveGroup;
import org.vireo.core.command.user.RemoveUser;
import org.vireo.core.command.user.UpdateUser;
import org.vireo.core.query.user.UserQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.access.GroupMapper;
import org.vireo.rest.mapping.access.UserMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Users, and the groups that each is in. */
@Path("api/users")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class UsersResource {

    private static final String WHAT = "user";

    private final UserQueries queries;
    private final Commands commands;

    @Inject
    public UsersResource(UserQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<User> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                User.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(UserMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(User body, @Context SecurityContext security) {
        Required.of("User", "add")
                .member("user_name", body.getUserName())
                .member("password", body.getPassword())
                .check();
        ApiCall call = ApiCall.of(security);
        String principal = UserMapper.principal(Objects.requireNonNull(body.getUserName()));
        Accepted<UUID> accepted =
                commands.submit(new AddUser(commands.newId(call), principal, body.getPassword()), call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public User get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @PUT
    @Path("{id}")
    public User update(@PathParam("id") String id, User body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID userId = Ids.of(id, WHAT);
        commands.submit(new UpdateUser(userId, body.getPassword(), body.getEnabled()), call);
        return read(userId, call);
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveUser(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @GET
    @Path("{id}/groups")
    public ApiList<Group> groups(@PathParam("id") String id, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID userId = Ids.of(id, WHAT);
        read(userId, call);
        return new ApiList<>(
                Group.TYPE,
                queries.groupsOf(userId).stream().map(GroupMapper::toApi).toList());
    }

    /** Beyond oVirt's API, where groups come from directories alone. */
    @POST
    @Path("{id}/groups")
    public Response enter(@PathParam("id") String id, Group body, @Context SecurityContext security) {
        Required.of("Group", "add").member("id", body.getId()).check();
        ApiCall call = ApiCall.of(security);
        UUID groupId = Ids.of(Objects.requireNonNull(body.getId()), "group");
        Accepted<UUID> accepted = commands.submit(new EnterGroup(groupId, Ids.of(id, WHAT)), call);
        Group group = queries.group(groupId, call.caller())
                .map(GroupMapper::toApi)
                .orElseThrow(() -> Faults.notFound("group", groupId.toString()));
        return Answers.added(group, accepted);
    }

    @DELETE
    @Path("{id}/groups/{group}")
    public Action leave(
            @PathParam("id") String id, @PathParam("group") String group, @Context SecurityContext security) {
        return Answers.done(
                commands.submit(new LeaveGroup(Ids.of(group, "group"), Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    private User read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(UserMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
