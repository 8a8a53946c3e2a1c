package org.vireo.rest.scheduling;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.vireo.api.type.SchedulingPolicyUnit;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What the engine judges hosts by when it chooses one. */
@Path("api/schedulingpolicyunits")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class SchedulingPolicyUnitsResource {

    @GET
    public ApiList<SchedulingPolicyUnit> list() {
        return new ApiList<>(SchedulingPolicyUnit.TYPE, SchedulingMapper.units());
    }

    @GET
    @Path("{id}")
    public SchedulingPolicyUnit get(@PathParam("id") String id) {
        return Ids.among(SchedulingMapper.units(), id, "scheduling policy unit");
    }
}
