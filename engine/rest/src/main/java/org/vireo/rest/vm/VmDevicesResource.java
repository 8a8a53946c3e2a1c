package org.vireo.rest.vm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.Json;

/** Every device of a VM, configured or only seen, and whether both agree. Beyond oVirt's API; always JSON. */
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

    /** Changes a disk or CD-ROM drive of a VM that is down: a JSON merge patch on its {@code configuration}. */
    @PUT
    @Path("{deviceId}")
    public Response update(
            @PathParam("id") String id,
            @PathParam("deviceId") String deviceId,
            String body,
            @Context SecurityContext security) {
        ConfigureDevice command =
                new ConfigureDevice(Ids.of(id, "VM"), Ids.of(deviceId, "device"), (ObjectNode) Json.read(body));
        commands.submit(command, ApiCall.of(security));
        return list(id, security);
    }
}
