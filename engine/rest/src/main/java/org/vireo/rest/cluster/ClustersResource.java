package org.vireo.rest.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Cluster;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.cluster.RemoveCluster;
import org.vireo.core.query.cluster.ClusterQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.ClusterMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Clusters. */
@Path("api/clusters")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class ClustersResource {

    private static final String WHAT = "cluster";

    private final ClusterQueries queries;
    private final References references;
    private final Commands commands;

    @Inject
    public ClustersResource(ClusterQueries queries, References references, Commands commands) {
        this.queries = queries;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<Cluster> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Cluster.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(ClusterMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(Cluster body, @Context SecurityContext security) {
        Required.of("Cluster", "add")
                .member("name", body.getName())
                .member("dataCenter.name|id", References.named(body.getDataCenter()))
                .check();
        ApiCall call = ApiCall.of(security);
        UUID dataCenterId = references.dataCenter(body.getDataCenter(), call);
        Accepted<UUID> accepted = commands.submit(ClusterMapper.toAdd(commands.newId(call), dataCenterId, body), call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public Cluster get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @PUT
    @Path("{id}")
    public Cluster update(@PathParam("id") String id, Cluster body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID clusterId = Ids.of(id, WHAT);
        commands.submit(ClusterMapper.toUpdate(clusterId, body), call);
        return read(clusterId, call);
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveCluster(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    private Cluster read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(ClusterMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
