package org.vireo.rest.datacenter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.api.type.Cluster;
import org.vireo.api.type.Network;
import org.vireo.core.query.cluster.ClusterQueries;
import org.vireo.core.query.datacenter.DataCenterQueries;
import org.vireo.core.query.network.NetworkQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.ClusterMapper;
import org.vireo.rest.mapping.NetworkMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The clusters and networks of a data center. */
@Path("api/datacenters/{id}/{contents: clusters|networks}")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class DataCenterContentsResource {

    private static final String WHAT = "data center";

    private final DataCenterQueries dataCenters;
    private final ClusterQueries clusters;
    private final NetworkQueries networks;

    @Inject
    public DataCenterContentsResource(DataCenterQueries dataCenters, ClusterQueries clusters, NetworkQueries networks) {
        this.dataCenters = dataCenters;
        this.clusters = clusters;
        this.networks = networks;
    }

    @GET
    public ApiList<?> list(
            @PathParam("id") String id, @PathParam("contents") String contents, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID dataCenterId = Ids.of(id, WHAT);
        if (dataCenters.find(dataCenterId, call.caller()).isEmpty()) {
            throw Faults.notFound(WHAT, id);
        }
        return contents.equals("clusters") ? clusters(dataCenterId, call) : networks(dataCenterId, call);
    }

    private ApiList<Cluster> clusters(UUID dataCenterId, ApiCall call) {
        return new ApiList<>(
                Cluster.TYPE,
                clusters.ofDataCenter(dataCenterId, call.caller()).stream()
                        .map(ClusterMapper::toApi)
                        .toList());
    }

    private ApiList<Network> networks(UUID dataCenterId, ApiCall call) {
        return new ApiList<>(
                Network.TYPE,
                networks.ofDataCenter(dataCenterId, call.caller()).stream()
                        .map(NetworkMapper::toApi)
                        .toList());
    }
}
