package org.vireo.rest.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.api.type.VnicProfile;
import org.vireo.core.query.network.NetworkQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.NetworkMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The vNIC profiles of all networks. */
@Path("api/vnicprofiles")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VnicProfilesResource {

    private static final String WHAT = "vNIC profile";

    private final NetworkQueries queries;

    @Inject
    public VnicProfilesResource(NetworkQueries queries) {
        this.queries = queries;
    }

    @GET
    public ApiList<VnicProfile> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                VnicProfile.TYPE,
                queries.profiles(call.search(), call.caller()).stream()
                        .map(NetworkMapper::toApi)
                        .toList());
    }

    @GET
    @Path("{id}")
    public VnicProfile get(@PathParam("id") String id, @Context SecurityContext security) {
        return queries.profile(Ids.of(id, WHAT), ApiCall.of(security).caller())
                .map(NetworkMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id));
    }
}
