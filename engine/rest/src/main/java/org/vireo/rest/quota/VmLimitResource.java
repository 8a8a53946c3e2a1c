package org.vireo.rest.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.quota.limit.LimitVms;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** How many VMs a quota has room for; -1 for any number. Beyond oVirt's API; always JSON. */
@Path("api/datacenters/{dataCenter}/quotas/{quota}/vmlimit")
@Singleton
public final class VmLimitResource {

    private final QuotaReader reader;
    private final Commands commands;

    @Inject
    public VmLimitResource(QuotaReader reader, Commands commands) {
        this.reader = reader;
        this.commands = commands;
    }

    @GET
    public Response get(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @Context SecurityContext security) {
        return shown(reader.state(dataCenter, quota, ApiCall.of(security)));
    }

    @PUT
    public Response set(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            String text,
            @Context SecurityContext security) {
        JsonNode limit = Json.read(text).path("limit");
        if (!limit.isIntegralNumber()) {
            throw Faults.invalid("QUOTA_LIMIT", "VM limit [limit] is not a whole number. Use -1 for no limit.");
        }
        return change(dataCenter, quota, QuotaMapper.count(limit.asLong()), ApiCall.of(security));
    }

    @DELETE
    public Response remove(
            @PathParam("dataCenter") String dataCenter,
            @PathParam("quota") String quota,
            @Context SecurityContext security) {
        return change(dataCenter, quota, null, ApiCall.of(security));
    }

    private Response change(String dataCenter, String quota, @Nullable Integer most, ApiCall call) {
        UUID quotaId = reader.quota(dataCenter, quota, call).id();
        commands.submit(new LimitVms(quotaId, most), call);
        return shown(reader.state(dataCenter, quota, call));
    }

    private static Response shown(QuotaState state) {
        Integer limit = state.quota().vmLimit();
        ObjectNode body = Json.object();
        body.put("limit", limit == null ? -1 : limit);
        body.put("usage", state.vms());
        return Json.answer(Response.Status.OK.getStatusCode(), body);
    }
}
