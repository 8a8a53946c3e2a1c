package org.vireo.rest.quota;

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
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Quota;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.quota.AddQuota;
import org.vireo.core.command.quota.RemoveQuota;
import org.vireo.core.command.quota.UpdateQuota;
import org.vireo.core.query.quota.QuotaQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Required;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The quotas of a data center. */
@Path("api/datacenters/{dataCenter}/quotas")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class QuotasResource {

    private final QuotaQueries queries;
    private final QuotaReader reader;
    private final Commands commands;

    @Inject
    public QuotasResource(QuotaQueries queries, QuotaReader reader, Commands commands) {
        this.queries = queries;
        this.reader = reader;
        this.commands = commands;
    }

    @GET
    public ApiList<Quota> list(@PathParam("dataCenter") String dataCenter, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Quota.TYPE,
                queries
                        .list(QuotaReader.dataCenter(dataCenter), call.search(), call.caller())
                        .orElseThrow(() -> Faults.notFound("data center", dataCenter))
                        .stream()
                        .map(QuotaMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(@PathParam("dataCenter") String dataCenter, Quota body, @Context SecurityContext security) {
        Required.of("Quota", "add").member("name", body.getName()).check();
        requireNoPercentages(body);
        ApiCall call = ApiCall.of(security);
        Accepted<UUID> accepted = commands.submit(
                new AddQuota(
                        commands.newId(call),
                        QuotaReader.dataCenter(dataCenter),
                        Objects.requireNonNull(body.getName()),
                        Words.orEmpty(body.getDescription())),
                call);
        return Answers.added(
                QuotaMapper.toApi(reader.quota(dataCenter, accepted.value().toString(), call)), accepted);
    }

    @GET
    @Path("{quota}")
    public Quota get(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @Context SecurityContext security) {
        return QuotaMapper.toApi(reader.quota(dataCenter, quota, ApiCall.of(security)));
    }

    @PUT
    @Path("{quota}")
    public Quota update(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            Quota body,
            @Context SecurityContext security) {
        requireNoPercentages(body);
        ApiCall call = ApiCall.of(security);
        UUID id = reader.quota(dataCenter, quota, call).id();
        commands.submit(new UpdateQuota(id, body.getName(), body.getDescription()), call);
        return QuotaMapper.toApi(reader.quota(dataCenter, quota, call));
    }

    @DELETE
    @Path("{quota}")
    public Action remove(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return Answers.done(commands.submit(
                new RemoveQuota(reader.quota(dataCenter, quota, call).id()), call));
    }

    /** Limits are met exactly: what would soften them is refused rather than ignored. */
    private static void requireNoPercentages(Quota body) {
        if (body.getClusterHardLimitPct() != null
                || body.getClusterSoftLimitPct() != null
                || body.getStorageHardLimitPct() != null
                || body.getStorageSoftLimitPct() != null) {
            throw Faults.notImplemented("Quota [cluster_hard_limit_pct, cluster_soft_limit_pct, storage_hard_limit_pct,"
                    + " storage_soft_limit_pct]: limits have no grace. Leave these out.");
        }
    }
}
