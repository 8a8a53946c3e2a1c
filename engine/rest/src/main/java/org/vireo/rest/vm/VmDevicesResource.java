package org.vireo.rest.vm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.vmdevice.AddVmDevice;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.command.vmdevice.RemoveVmDevice;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.Json;

/**
 * Every device of a VM, configured or only seen, and whether both agree; all kinds can be changed here, and those that
 * have no collection of their own be added and removed. Beyond oVirt's API; always JSON.
 */
@Path("api/vms/{id}/devices")
@Singleton
public final class VmDevicesResource {

    private final VmReader vms;
    private final Commands commands;

    @Inject
    public VmDevicesResource(VmReader vms, Commands commands) {
        this.vms = vms;
        this.commands = commands;
    }

    @GET
    public Response list(@PathParam("id") String id, @Context SecurityContext security) {
        VmView view = vms.view(id, ApiCall.of(security));
        return Json.answer(Response.Status.OK.getStatusCode(), DeviceJson.of(vms.devices(view)));
    }

    /**
     * The body is the device as it is kept, such as {"kind": "WATCHDOG", "model": "I6300ESB", "action": "RESET"}. With 202
     * the host still works on it, and the job tells how it ends.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("id") String id, String body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        ObjectNode document = (ObjectNode) Json.read(body);
        UUID deviceId = commands.newId(call);
        Accepted<UUID> accepted = commands.submit(new AddVmDevice(Ids.of(id, "VM"), deviceId, document), call);
        boolean ended = commands.await(accepted, call);
        return Json.answer(
                Answers.status(ended, Response.Status.CREATED).getStatusCode(),
                Json.object()
                        .put("id", deviceId.toString())
                        .put("job", accepted.taskId().toString()));
    }

    @DELETE
    @Path("{deviceId}")
    public Response remove(
            @PathParam("id") String id, @PathParam("deviceId") String deviceId, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        RemoveVmDevice command = new RemoveVmDevice(Ids.of(id, "VM"), Ids.of(deviceId, "device"));
        Accepted<UUID> accepted = commands.submit(command, call);
        return commands.await(accepted, call)
                ? Response.noContent().build()
                : Json.answer(
                        Response.Status.ACCEPTED.getStatusCode(),
                        Json.object().put("job", accepted.taskId().toString()));
    }

    /** Changes a device, of a running VM its limits alone: a JSON merge patch on its {@code configuration}. */
    @PUT
    @Path("{deviceId}")
    public Response update(
            @PathParam("id") String id,
            @PathParam("deviceId") String deviceId,
            String body,
            @Context SecurityContext security) {
        ConfigureDevice command =
                new ConfigureDevice(Ids.of(id, "VM"), Ids.of(deviceId, "device"), (ObjectNode) Json.read(body));
        ApiCall call = ApiCall.of(security);
        commands.await(commands.submit(command, call), call);
        return list(id, security);
    }
}
