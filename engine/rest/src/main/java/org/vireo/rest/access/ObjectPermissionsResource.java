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
import java.util.Map;
import java.util.Objects;
import org.vireo.api.type.Action;
import org.vireo.api.type.Permission;
import org.vireo.core.command.permission.RemovePermission;
import org.vireo.core.query.user.PermissionQueries;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Who has which role on one object, not counting what comes from above. */
@Path("api/{collection: clusters|datacenters|disks|hosts|networks|storagedomains|templates|vms|vnicprofiles}"
        + "/{object}/permissions")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class ObjectPermissionsResource {

    private static final Map<String, ObjectType> TYPES = Map.of(
            "clusters", ObjectType.CLUSTER,
            "datacenters", ObjectType.DATA_CENTER,
            "disks", ObjectType.DISK,
            "hosts", ObjectType.HOST,
            "networks", ObjectType.NETWORK,
            "storagedomains", ObjectType.STORAGE_DOMAIN,
            "templates", ObjectType.TEMPLATE,
            "vms", ObjectType.VM,
            "vnicprofiles", ObjectType.VNIC_PROFILE);

    private final PermissionQueries queries;
    private final PermissionBodies bodies;
    private final Commands commands;

    @Inject
    public ObjectPermissionsResource(PermissionQueries queries, PermissionBodies bodies, Commands commands) {
        this.queries = queries;
        this.bodies = bodies;
        this.commands = commands;
    }

    @GET
    public ApiList<Permission> list(
            @PathParam("collection") String collection,
            @PathParam("object") String object,
            @Context SecurityContext security) {
        return PermissionBodies.list(read(object(collection, object), ApiCall.of(security)), href(collection, object));
    }

    @POST
    public Response add(
            @PathParam("collection") String collection,
            @PathParam("object") String object,
            Permission body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        ObjectRef ref = object(collection, object);
        read(ref, call);
        return bodies.add(bodies.grantee(body, call), ref, body, href(collection, object), call);
    }

    @GET
    @Path("{permission}")
    public Permission get(
            @PathParam("collection") String collection,
            @PathParam("object") String object,
            @PathParam("permission") String permission,
            @Context SecurityContext security) {
        return PermissionBodies.one(
                read(object(collection, object), ApiCall.of(security)), permission, href(collection, object));
    }

    @DELETE
    @Path("{permission}")
    public Action remove(
            @PathParam("collection") String collection,
            @PathParam("object") String object,
            @PathParam("permission") String permission,
            @Context SecurityContext security) {
        return Answers.done(commands.submit(
                new RemovePermission(Ids.of(permission, "permission"), object(collection, object)),
                ApiCall.of(security)));
    }

    private List<org.vireo.model.user.Permission> read(ObjectRef object, ApiCall call) {
        return queries.on(object, call.caller())
                .orElseThrow(
                        () -> Faults.notFound(object.type().word(), object.id().toString()));
    }

    private static ObjectRef object(String collection, String id) {
        ObjectType type = Objects.requireNonNull(TYPES.get(collection));
        return new ObjectRef(type, Ids.of(id, type.word()));
    }

    private static String href(String collection, String object) {
        return Hrefs.of(collection, object, "permissions");
    }
}
