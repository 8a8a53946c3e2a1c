package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.wire.Json;

/** Every device of a VM, configured or only seen, and whether both agree. Beyond oVirt's API; always JSON. */
@Path("api/vms/{id}/devices")
@Singleton
public final class VmDevicesResource {

    private final VmReader vms;

    @Inject
    public VmDevicesResource(VmReader vms) {
        this.vms = vms;
    }

    @GET
    public Response list(@PathParam("id") String id, @Context SecurityContext security) {
        VmView view = vms.view(id, ApiCall.of(security));
        return Json.answer(Response.Status.OK.getStatusCode(), DeviceJson.of(vms.devices(view)));
    }
}
