package org.vireo.rest.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Role;
import org.vireo.core.query.user.PermissionQueries;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permission;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.mapping.access.RoleMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The roles that a user, or a group, has on anything. */
@Path("api/{collection: users|groups}/{grantee}/roles")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class GranteeRolesResource {

    private final PermissionQueries queries;

    @Inject
    public GranteeRolesResource(PermissionQueries queries) {
        this.queries = queries;
    }

    @GET
    public ApiList<Role> list(
            @PathParam("collection") String collection,
            @PathParam("grantee") String grantee,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        ObjectRef holder = GranteePermissionsResource.grantee(collection, grantee);
        List<UUID> ids =
                queries
                        .of(holder, call.caller())
                        .orElseThrow(() -> Faults.notFound(holder.type().word(), grantee))
                        .stream()
                        .map(Permission::roleId)
                        .distinct()
                        .toList();
        return new ApiList<>(
                Role.TYPE,
                queries.rolesOf(ids, call.caller()).stream()
                        .map(RoleMapper::toApi)
                        .toList());
    }
}
