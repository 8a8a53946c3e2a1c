package org.vireo.rest.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.QuotaClusterLimit;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.quota.limit.AddClusterLimit;
import org.vireo.core.command.quota.limit.RemoveClusterLimit;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What the VMs of a quota may have; without a cluster in all of them together. */
@Path("api/datacenters/{dataCenter}/quotas/{quota}/quotaclusterlimits")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class ClusterLimitsResource {

    private static final String WHAT = "cluster limit";

    private final QuotaReader reader;
    private final References references;
    private final Commands commands;

    @Inject
    public ClusterLimitsResource(QuotaReader reader, References references, Commands commands) {
        this.reader = reader;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<QuotaClusterLimit> list(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @Context SecurityContext security) {
        return new ApiList<>(QuotaClusterLimit.TYPE, read(dataCenter, quota, ApiCall.of(security)));
    }

    @POST
    public Response add(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            QuotaClusterLimit body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID quotaId = reader.quota(dataCenter, quota, call).id();
        AddClusterLimit command = new AddClusterLimit(
                commands.newId(call),
                quotaId,
                body.getCluster() == null ? null : references.cluster(body.getCluster(), call),
                QuotaMapper.count(body.getVcpuLimit()),
                QuotaMapper.bytes(body.getMemoryLimit()));
        Accepted<UUID> accepted = commands.submit(command, call);
        return Answers.added(
                Ids.among(read(dataCenter, quota, call), accepted.value().toString(), WHAT), accepted);
    }

    @GET
    @Path("{limit}")
    public QuotaClusterLimit get(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @PathParam("limit") String limit,
            @Context SecurityContext security) {
        return Ids.among(read(dataCenter, quota, ApiCall.of(security)), limit, WHAT);
    }

    @DELETE
    @Path("{limit}")
    public Action remove(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @PathParam("limit") String limit,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID quotaId = reader.quota(dataCenter, quota, call).id();
        return Answers.done(commands.submit(new RemoveClusterLimit(quotaId, Ids.of(limit, WHAT)), call));
    }

    private List<QuotaClusterLimit> read(String dataCenter, String quota, ApiCall call) {
        QuotaState state = reader.state(dataCenter, quota, call);
        return state.clusterLimits().stream()
                .map(limit -> QuotaMapper.toApi(limit, state))
                .toList();
    }
}
