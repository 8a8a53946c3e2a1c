package org.vireo.rest.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.vireo.api.type.Network;
import org.vireo.core.query.cluster.ClusterQueries;
import org.vireo.core.query.network.NetworkQueries;
import org.vireo.model.cluster.Cluster;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.NetworkMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The networks of a cluster: all of its data center. */
@Path("api/clusters/{id}/networks")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class ClusterNetworksResource {

    private static final String WHAT = "cluster";

    private final ClusterQueries clusters;
    private final NetworkQueries networks;

    @Inject
    public ClusterNetworksResource(ClusterQueries clusters, NetworkQueries networks) {
        this.clusters = clusters;
        this.networks = networks;
    }

    @GET
    public ApiList<Network> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Network.TYPE, read(id, ApiCall.of(security)));
    }

    @GET
    @Path("{networkId}")
    public Network get(
            @PathParam("id") String id, @PathParam("networkId") String networkId, @Context SecurityContext security) {
        return Ids.among(read(id, ApiCall.of(security)), networkId, "network");
    }

    private List<Network> read(String id, ApiCall call) {
        Cluster cluster = clusters.find(Ids.of(id, WHAT), call.caller()).orElseThrow(() -> Faults.notFound(WHAT, id));
        return networks.ofDataCenter(cluster.dataCenterId(), call.caller()).stream()
                .map(network -> NetworkMapper.toCluster(network, cluster.id()))
                .toList();
    }
}
