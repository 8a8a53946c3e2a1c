package org.vireo.rest.empty;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.core.query.host.HostQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Collections of a host that hold nothing yet. */
@Path("api/hosts/{id}/{collection: nics}")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class EmptyHostPartsResource {

    private static final String WHAT = "host";

    private final HostQueries hosts;

    @Inject
    public EmptyHostPartsResource(HostQueries hosts) {
        this.hosts = hosts;
    }

    @GET
    public ApiList<?> list(
            @PathParam("id") String id, @PathParam("collection") String collection, @Context SecurityContext security) {
        if (hosts.find(Ids.of(id, WHAT), ApiCall.of(security).caller()).isEmpty()) {
            throw Faults.notFound(WHAT, id);
        }
        return NothingYet.of(collection);
    }
}
