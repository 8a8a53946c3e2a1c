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
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.vireo.api.type.Action;
import org.vireo.api.type.Permit;
import org.vireo.api.type.Role;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.permission.AddRole;
import org.vireo.core.command.permission.RemoveRole;
import org.vireo.core.command.permission.UpdateRole;
import org.vireo.core.query.user.PermissionQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.access.RoleMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Roles with their permits. */
@Path("api/roles")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class RolesResource {

    private static final String WHAT = "role";

    private final PermissionQueries queries;
    private final Commands commands;

    @Inject
    public RolesResource(PermissionQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<Role> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Role.TYPE,
                queries.roles(call.search(), call.caller()).stream()
                        .map(RoleMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(Role body, @Context SecurityContext security) {
        Required.of("Role", "add").member("name", body.getName()).check();
        ApiCall call = ApiCall.of(security);
        Accepted<UUID> accepted = commands.submit(
                new AddRole(
                        commands.newId(call),
                        Objects.requireNonNull(body.getName()),
                        Objects.requireNonNullElse(body.getDescription(), ""),
                        Boolean.TRUE.equals(body.getAdministrative()),
                        RoleMapper.permits(body.getPermits())),
                call);
        return Answers.added(RoleMapper.toApi(find(accepted.value(), call)), accepted);
    }

    @GET
    @Path("{id}")
    public Role get(@PathParam("id") String id, @Context SecurityContext security) {
        return RoleMapper.toApi(find(Ids.of(id, WHAT), ApiCall.of(security)));
    }

    @PUT
    @Path("{id}")
    public Role update(@PathParam("id") String id, Role body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID roleId = Ids.of(id, WHAT);
        commands.submit(
                new UpdateRole(
                        roleId,
                        body.getName(),
                        body.getDescription(),
                        body.getPermits() == null ? null : RoleMapper.permits(body.getPermits())),
                call);
        return RoleMapper.toApi(find(roleId, call));
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveRole(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @GET
    @Path("{id}/permits")
    public ApiList<Permit> permits(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Permit.TYPE, RoleMapper.permits(find(Ids.of(id, WHAT), ApiCall.of(security))));
    }

    @GET
    @Path("{id}/permits/{permit}")
    public Permit permit(
            @PathParam("id") String id, @PathParam("permit") String permit, @Context SecurityContext security) {
        return Ids.among(RoleMapper.permits(find(Ids.of(id, WHAT), ApiCall.of(security))), permit, "permit");
    }

    @POST
    @Path("{id}/permits")
    public Response addPermit(@PathParam("id") String id, Permit body, @Context SecurityContext security) {
        Required.of("Permit", "add")
                .member("id|name", body.getId() == null ? body.getName() : body.getId())
                .check();
        org.vireo.model.user.Permit permit = RoleMapper.permit(body);
        UUID roleId = Ids.of(id, WHAT);
        Accepted<UUID> accepted = change(roleId, permits -> permits.add(permit), ApiCall.of(security));
        return Answers.added(RoleMapper.toApi(permit, roleId), accepted);
    }

    @DELETE
    @Path("{id}/permits/{permit}")
    public Action removePermit(
            @PathParam("id") String id, @PathParam("permit") String permit, @Context SecurityContext security) {
        UUID roleId = Ids.of(id, WHAT);
        org.vireo.model.user.Permit gone =
                org.vireo.model.user.Permit.of(permit).orElseThrow(() -> Faults.notFound("permit", permit));
        return Answers.done(change(roleId, permits -> permits.remove(gone), ApiCall.of(security)));
    }

    private Accepted<UUID> change(UUID roleId, Consumer<Set<org.vireo.model.user.Permit>> change, ApiCall call) {
        return commands.submit(
                () -> find(roleId, call).permits(),
                before -> {
                    Set<org.vireo.model.user.Permit> after = EnumSet.noneOf(org.vireo.model.user.Permit.class);
                    after.addAll(before);
                    change.accept(after);
                    return new UpdateRole(roleId, null, null, after);
                },
                call);
    }

    private org.vireo.model.user.Role find(UUID id, ApiCall call) {
        return queries.role(id, call.caller()).orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
