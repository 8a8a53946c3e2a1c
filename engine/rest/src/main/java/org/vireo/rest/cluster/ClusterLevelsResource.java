package org.vireo.rest.cluster;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.vireo.api.type.ClusterLevel;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What clusters may be, and what roles may allow in them. It is no secret: whoever may call may see it. */
@Path("api/clusterlevels")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class ClusterLevelsResource {

    @GET
    public ApiList<ClusterLevel> list() {
        return new ApiList<>(ClusterLevel.TYPE, ClusterLevelMapper.all());
    }

    @GET
    @Path("{id}")
    public ClusterLevel get(@PathParam("id") String id) {
        return Ids.among(ClusterLevelMapper.all(), id, "cluster level");
    }
}
