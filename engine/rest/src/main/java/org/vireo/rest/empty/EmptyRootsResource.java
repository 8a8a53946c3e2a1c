package org.vireo.rest.empty;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Collections at the root that hold nothing yet. */
@Path("api/{collection: affinitylabels|instancetypes|macpools|vmpools}")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class EmptyRootsResource {

    @GET
    public ApiList<?> list(@PathParam("collection") String collection) {
        return NothingYet.of(collection);
    }

    @GET
    @Path("{id}")
    public ApiList<?> get(@PathParam("collection") String collection, @PathParam("id") String id) {
        throw Faults.notFound("entry of " + collection, id);
    }
}
