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
import java.util.List;
import org.vireo.api.type.Action;
import org.vireo.api.type.Permission;
import org.vireo.core.command.permission.RemovePermission;
import org.vireo.core.query.user.PermissionQueries;
import org.vireo.model.ObjectRef;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Who has which role on the whole system; of those who do not see all of it, only their own. */
@Path("api/permissions")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class SystemPermissionsResource {

    private static final String COLLECTION = Hrefs.of("permissions");

    private final PermissionQueries queries;
    private final PermissionBodies bodies;
    private final Commands commands;

    @Inject
    public SystemPermissionsResource(PermissionQueries queries, PermissionBodies bodies, Commands commands) {
        this.queries = queries;
        this.bodies = bodies;
        this.commands = commands;
    }

    @GET
    public ApiList<Permission> list(@Context SecurityContext security) {
        return PermissionBodies.list(read(ApiCall.of(security)), COLLECTION);
    }

    @POST
    public Response add(Permission body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return bodies.add(bodies.grantee(body, call), ObjectRef.SYSTEM, body, COLLECTION, call);
    }

    @GET
    @Path("{permission}")
    public Permission get(@PathParam("permission") String permission, @Context SecurityContext security) {
        return PermissionBodies.one(read(ApiCall.of(security)), permission, COLLECTION);
    }

    @DELETE
    @Path("{permission}")
    public Action remove(@PathParam("permission") String permission, @Context SecurityContext security) {
        return Answers.done(commands.submit(
                new RemovePermission(Ids.of(permission, "permission"), ObjectRef.SYSTEM), ApiCall.of(security)));
    }

    private List<org.vireo.model.user.Permission> read(ApiCall call) {
        return queries.onSystem(call.caller());
    }
}
