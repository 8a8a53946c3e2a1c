package org.vireo.rest.vm;

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
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Watchdog;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.command.vmdevice.RemoveVmDevice;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Json;
import org.vireo.rest.wire.Wire;

/** The watchdog of a VM. */
@Path("api/vms/{id}/watchdogs")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmWatchdogsResource {

    private static final String WHAT = "watchdog";

    private final VmReader vms;
    private final Commands commands;

    @Inject
    public VmWatchdogsResource(VmReader vms, Commands commands) {
        this.vms = vms;
        this.commands = commands;
    }

    @GET
    public ApiList<Watchdog> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Watchdog.TYPE, read(id, ApiCall.of(security)));
    }

    @POST
    public Response add(@PathParam("id") String id, Watchdog body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID deviceId = commands.newId(call);
        Accepted<UUID> accepted =
                commands.submit(WatchdogMapper.toAdd(Ids.of(id, "VM"), deviceId, body, Json.object()), call);
        return Answers.added(read(id, deviceId.toString(), call), accepted);
    }

    @GET
    @Path("{watchdogId}")
    public Watchdog get(
            @PathParam("id") String id, @PathParam("watchdogId") String watchdogId, @Context SecurityContext security) {
        return read(id, watchdogId, ApiCall.of(security));
    }

    @PUT
    @Path("{watchdogId}")
    public Watchdog update(
            @PathParam("id") String id,
            @PathParam("watchdogId") String watchdogId,
            Watchdog body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        read(id, watchdogId, call);
        commands.submit(
                new ConfigureDevice(
                        Ids.of(id, "VM"), Ids.of(watchdogId, WHAT), WatchdogMapper.toPatch(body, Json.object())),
                call);
        return read(id, watchdogId, call);
    }

    @DELETE
    @Path("{watchdogId}")
    public Action remove(
            @PathParam("id") String id, @PathParam("watchdogId") String watchdogId, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        read(id, watchdogId, call);
        RemoveVmDevice command = new RemoveVmDevice(Ids.of(id, "VM"), Ids.of(watchdogId, WHAT));
        return Answers.done(commands.submit(command, call));
    }

    private List<Watchdog> read(String id, ApiCall call) {
        VmView view = vms.view(id, call);
        return WatchdogMapper.toApi(view.id(), vms.devices(view));
    }

    private Watchdog read(String id, String watchdogId, ApiCall call) {
        return Ids.among(read(id, call), watchdogId, WHAT);
    }
}
