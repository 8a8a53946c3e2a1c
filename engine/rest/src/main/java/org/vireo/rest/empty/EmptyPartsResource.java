package org.vireo.rest.empty;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.vm.VmReader;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Collections of a VM that hold nothing yet. */
@Path("api/vms/{id}/{collection: applications|sessions}")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class EmptyPartsResource {

    private final VmReader vms;

    @Inject
    public EmptyPartsResource(VmReader vms) {
        this.vms = vms;
    }

    @GET
    public ApiList<?> list(
            @PathParam("id") String id, @PathParam("collection") String collection, @Context SecurityContext security) {
        vms.view(id, ApiCall.of(security));
        return NothingYet.of(collection);
    }

    @GET
    @Path("{part}")
    public ApiList<?> get(@PathParam("collection") String collection, @PathParam("part") String part) {
        throw Faults.notFound("entry of " + collection, part);
    }
}
