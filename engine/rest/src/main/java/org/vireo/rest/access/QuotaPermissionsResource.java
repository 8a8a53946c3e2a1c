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
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Permission;
import org.vireo.core.command.permission.RemovePermission;
import org.vireo.core.query.quota.QuotaQueries;
import org.vireo.core.query.user.PermissionQueries;
import org.vireo.model.ObjectRef;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Who has which role on a quota: mostly, who may consume it. */
@Path("api/datacenters/{dataCenter}/quotas/{quota}/permissions")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class QuotaPermissionsResource {

    private static final String WHAT = "quota";

    private final QuotaQueries quotas;
    private final PermissionQueries queries;
    private final PermissionBodies bodies;
    private final Commands commands;

    @Inject
    public QuotaPermissionsResource(
            QuotaQueries quotas, PermissionQueries queries, PermissionBodies bodies, Commands commands) {
        this.quotas = quotas;
        this.queries = queries;
        this.bodies = bodies;
        this.commands = commands;
    }

    @GET
    public ApiList<Permission> list(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @Context SecurityContext security) {
        return PermissionBodies.list(read(dataCenter, quota, ApiCall.of(security)), href(dataCenter, quota));
    }

    @POST
    public Response add(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            Permission body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        ObjectRef object = object(dataCenter, quota, call);
        return bodies.add(bodies.grantee(body, call), object, body, href(dataCenter, quota), call);
    }

    @GET
    @Path("{permission}")
    public Permission get(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @PathParam("permission") String permission,
            @Context SecurityContext security) {
        return PermissionBodies.one(read(dataCenter, quota, ApiCall.of(security)), permission, href(dataCenter, quota));
    }

    @DELETE
    @Path("{permission}")
    public Action remove(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @PathParam("permission") String permission,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return Answers.done(commands.submit(
                new RemovePermission(Ids.of(permission, "permission"), object(dataCenter, quota, call)), call));
    }

    private List<org.vireo.model.user.Permission> read(String dataCenter, String quota, ApiCall call) {
        return queries.on(object(dataCenter, quota, call), call.caller())
                .orElseThrow(() -> Faults.notFound(WHAT, quota));
    }

    private ObjectRef object(String dataCenter, String quota, ApiCall call) {
        UUID id = Ids.of(quota, WHAT);
        if (quotas.find(Ids.of(dataCenter, "data center"), id, call.caller()).isEmpty()) {
            throw Faults.notFound(WHAT, quota);
        }
        return ObjectRef.quota(id);
    }

    private static String href(String dataCenter, String quota) {
        return Hrefs.of("datacenters", dataCenter, "quotas", quota, "permissions");
    }
}
