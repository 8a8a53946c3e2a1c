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
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.QuotaStorageLimit;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.quota.limit.AddStorageLimit;
import org.vireo.core.command.quota.limit.RemoveStorageLimit;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** How large the disks of a quota may be; without a storage domain in all of them together. */
@Path("api/datacenters/{dataCenter}/quotas/{quota}/quotastoragelimits")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class StorageLimitsResource {

    private static final String WHAT = "storage limit";

    private final QuotaReader reader;
    private final References references;
    private final Commands commands;

    @Inject
    public StorageLimitsResource(QuotaReader reader, References references, Commands commands) {
        this.reader = reader;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<QuotaStorageLimit> list(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @Context SecurityContext security) {
        return new ApiList<>(QuotaStorageLimit.TYPE, read(dataCenter, quota, ApiCall.of(security)));
    }

    @POST
    public Response add(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            QuotaStorageLimit body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID quotaId = reader.quota(dataCenter, quota, call).id();
        AddStorageLimit command = new AddStorageLimit(
                commands.newId(call),
                quotaId,
                body.getStorageDomain() == null ? null : references.storageDomain(body.getStorageDomain(), call),
                QuotaMapper.bytes(body.getLimit() == null ? null : BigDecimal.valueOf(body.getLimit())));
        Accepted<UUID> accepted = commands.submit(command, call);
        return Answers.added(
                Ids.among(read(dataCenter, quota, call), accepted.value().toString(), WHAT), accepted);
    }

    @GET
    @Path("{limit}")
    public QuotaStorageLimit get(
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
        return Answers.done(commands.submit(new RemoveStorageLimit(quotaId, Ids.of(limit, WHAT)), call));
    }

    private List<QuotaStorageLimit> read(String dataCenter, String quota, ApiCall call) {
        QuotaState state = reader.state(dataCenter, quota, call);
        return state.storageLimits().stream()
                .map(limit -> QuotaMapper.toApi(limit, state))
                .toList();
    }
}
