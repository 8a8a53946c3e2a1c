package org.vireo.rest.vm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.runtime.ModelJson;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.Json;

/** The mainboard of a VM with everything that can be said of it. Beyond oVirt's API; always JSON. */
@Path("api/vms/{id}/platform")
@Singleton
public final class VmPlatformResource {

    private final VmReader vms;
    private final Commands commands;

    @Inject
    public VmPlatformResource(VmReader vms, Commands commands) {
        this.vms = vms;
        this.commands = commands;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        ObjectNode platform = ModelJson.mapper()
                .valueToTree(vms.view(id, ApiCall.of(security)).vm().settings().platform());
        return Json.answer(Response.Status.OK.getStatusCode(), platform);
    }

    /** A JSON merge patch: members that are null go back to their defaults. A running VM is waited for, but not for ever. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(@PathParam("id") String id, String body, @Context SecurityContext security) {
        PlatformPatch patch = new PlatformPatch((ObjectNode) Json.read(body));
        ApiCall call = ApiCall.of(security);
        UpdateVm command = new UpdateVm(Ids.of(id, "VM"), VmChanges.of(patch), call.flag("next_run", false));
        commands.await(commands.submit(command, call), call);
        return get(id, security);
    }
}
