package org.vireo.rest.scheduling;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.vireo.api.type.Balance;
import org.vireo.api.type.Filter;
import org.vireo.api.type.SchedulingPolicy;
import org.vireo.api.type.Weight;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** How the engine chooses hosts. It is no secret: whoever may call may see it. */
@Path("api/schedulingpolicies")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class SchedulingPoliciesResource {

    @GET
    public ApiList<SchedulingPolicy> list() {
        return new ApiList<>(SchedulingPolicy.TYPE, SchedulingMapper.policies());
    }

    @GET
    @Path("{id}")
    public SchedulingPolicy get(@PathParam("id") String id) {
        return Ids.among(SchedulingMapper.policies(), id, "scheduling policy");
    }

    @GET
    @Path("{id}/filters")
    public ApiList<Filter> filters(@PathParam("id") String id) {
        get(id);
        return new ApiList<>(Filter.TYPE, SchedulingMapper.filters());
    }

    @GET
    @Path("{id}/filters/{unit}")
    public Filter filter(@PathParam("id") String id, @PathParam("unit") String unit) {
        get(id);
        return Ids.among(SchedulingMapper.filters(), unit, "filter");
    }

    @GET
    @Path("{id}/weights")
    public ApiList<Weight> weights(@PathParam("id") String id) {
        get(id);
        return new ApiList<>(Weight.TYPE, SchedulingMapper.weights());
    }

    @GET
    @Path("{id}/weights/{unit}")
    public Weight weight(@PathParam("id") String id, @PathParam("unit") String unit) {
        get(id);
        return Ids.among(SchedulingMapper.weights(), unit, "weight");
    }

    /** The engine moves no VM by itself. */
    @GET
    @Path("{id}/balances")
    public ApiList<Balance> balances(@PathParam("id") String id) {
        get(id);
        return new ApiList<>(Balance.TYPE, List.of());
    }

    @GET
    @Path("{id}/balances/{unit}")
    public Balance balance(@PathParam("id") String id, @PathParam("unit") String unit) {
        get(id);
        return Ids.among(List.<Balance>of(), unit, "balance");
    }
}
