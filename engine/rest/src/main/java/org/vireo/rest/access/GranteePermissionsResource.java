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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Action;
import org.vireo.api.type.Identified;
import org.vireo.api.type.Permission;
import org.vireo.core.command.permission.RemovePermission;
import org.vireo.core.query.user.PermissionQueries;
import org.vireo.model.ObjectRef;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.access.PermissionMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What a user, or a group, has roles on. */
@Path("api/{collection: users|groups}/{grantee}/permissions")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class GranteePermissionsResource {

    private final PermissionQueries queries;
    private final PermissionBodies bodies;
    private final Commands commands;

    @Inject
    public GranteePermissionsResource(PermissionQueries queries, PermissionBodies bodies, Commands commands) {
        this.queries = queries;
        this.bodies = bodies;
        this.commands = commands;
    }

    @GET
    public ApiList<Permission> list(
            @PathParam("collection") String collection,
            @PathParam("grantee") String grantee,
            @Context SecurityContext security) {
        return PermissionBodies.list(
                read(grantee(collection, grantee), ApiCall.of(security)), href(collection, grantee));
    }

    /** On the object that the body names, or else on the system. */
    @POST
    public Response add(
            @PathParam("collection") String collection,
            @PathParam("grantee") String grantee,
            Permission body,
            @Context SecurityContext security) {
        return bodies.add(
                grantee(collection, grantee), object(body), body, href(collection, grantee), ApiCall.of(security));
    }

    @GET
    @Path("{permission}")
    public Permission get(
            @PathParam("collection") String collection,
            @PathParam("grantee") String grantee,
            @PathParam("permission") String permission,
            @Context SecurityContext security) {
        return PermissionMapper.toApi(
                find(grantee(collection, grantee), permission, ApiCall.of(security)), href(collection, grantee));
    }

    @DELETE
    @Path("{permission}")
    public Action remove(
            @PathParam("collection") String collection,
            @PathParam("grantee") String grantee,
            @PathParam("permission") String permission,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        org.vireo.model.user.Permission found = find(grantee(collection, grantee), permission, call);
        return Answers.done(commands.submit(new RemovePermission(found.id(), found.object()), call));
    }

    private org.vireo.model.user.Permission find(ObjectRef grantee, String permission, ApiCall call) {
        return read(grantee, call).stream()
                .filter(each -> each.id().toString().equals(permission))
                .findFirst()
                .orElseThrow(() -> Faults.notFound("permission", permission));
    }

    private List<org.vireo.model.user.Permission> read(ObjectRef grantee, ApiCall call) {
        return queries.of(grantee, call.caller())
                .orElseThrow(() ->
                        Faults.notFound(grantee.type().word(), grantee.id().toString()));
    }

    private static ObjectRef object(Permission body) {
        return Stream.of(
                        ref(body.getVm(), "VM", ObjectRef::vm),
                        ref(body.getDisk(), "disk", ObjectRef::disk),
                        ref(body.getTemplate(), "template", ObjectRef::template),
                        ref(body.getHost(), "host", ObjectRef::host),
                        ref(body.getCluster(), "cluster", ObjectRef::cluster),
                        ref(body.getStorageDomain(), "storage domain", ObjectRef::storageDomain),
                        ref(body.getNetwork(), "network", ObjectRef::network),
                        ref(body.getVnicProfile(), "vNIC profile", ObjectRef::vnicProfile),
                        ref(body.getDataCenter(), "data center", ObjectRef::dataCenter))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ObjectRef.SYSTEM);
    }

    private static Optional<ObjectRef> ref(
            @Nullable Identified reference, String what, Function<UUID, ObjectRef> toRef) {
        return reference == null
                ? Optional.empty()
                : Optional.of(toRef.apply(Ids.of(String.valueOf(reference.getId()), what)));
    }

    static ObjectRef grantee(String collection, String id) {
        return collection.equals("groups") ? ObjectRef.group(Ids.of(id, "group")) : ObjectRef.user(Ids.of(id, "user"));
    }

    private static String href(String collection, String grantee) {
        return Hrefs.of(collection, grantee, "permissions");
    }
}
