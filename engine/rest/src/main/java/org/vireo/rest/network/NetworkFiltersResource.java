package org.vireo.rest.network;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.vireo.api.type.NetworkFilter;
import org.vireo.model.network.NetworkFilters;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.VnicProfileMapper;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The network filters that every host has. They are no secret: whoever may call may see them. */
@Path("api/networkfilters")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class NetworkFiltersResource {

    @GET
    public ApiList<NetworkFilter> list() {
        return new ApiList<>(NetworkFilter.TYPE, all());
    }

    @GET
    @Path("{id}")
    public NetworkFilter get(@PathParam("id") String id) {
        return Ids.among(all(), id, "network filter");
    }

    private static List<NetworkFilter> all() {
        return NetworkFilters.NAMES.stream().map(VnicProfileMapper::filter).toList();
    }
}
