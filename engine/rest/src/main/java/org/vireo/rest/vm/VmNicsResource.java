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
import org.vireo.api.type.Nic;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.nic.NicChanges;
import org.vireo.core.command.nic.RemoveNic;
import org.vireo.core.command.nic.UpdateNic;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.NicMapper;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The NICs of a VM. */
@Path("api/vms/{id}/nics")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmNicsResource {

    private static final String WHAT = "NIC";

    private final VmReader vms;
    private final References references;
    private final Commands commands;

    @Inject
    public VmNicsResource(VmReader vms, References references, Commands commands) {
        this.vms = vms;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<Nic> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Nic.TYPE, read(id, ApiCall.of(security)));
    }

    @POST
    public Response add(@PathParam("id") String id, Nic body, @Context SecurityContext security) {
        Required.of("Nic", "add").member("name", body.getName()).check();
        ApiCall call = ApiCall.of(security);
        UUID profileId = References.named(body.getVnicProfile()) == null
                ? null
                : references.vnicProfile(body.getVnicProfile(), call);
        UUID nicId = commands.newId(call);
        Accepted<UUID> accepted = commands.submit(NicMapper.toAdd(Ids.of(id, "VM"), nicId, profileId, body), call);
        return Answers.added(read(id, nicId.toString(), call), accepted);
    }

    @GET
    @Path("{nicId}")
    public Nic get(@PathParam("id") String id, @PathParam("nicId") String nicId, @Context SecurityContext security) {
        return read(id, nicId, ApiCall.of(security));
    }

    @PUT
    @Path("{nicId}")
    public Nic update(
            @PathParam("id") String id, @PathParam("nicId") String nicId, Nic body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID profileId = References.named(body.getVnicProfile()) == null
                ? null
                : references.vnicProfile(body.getVnicProfile(), call);
        commands.submit(
                new UpdateNic(Ids.of(id, "VM"), Ids.of(nicId, WHAT), NicMapper.toChanges(body, profileId)), call);
        return read(id, nicId, call);
    }

    @POST
    @Path("{nicId}/activate")
    public Action activate(
            @PathParam("id") String id, @PathParam("nicId") String nicId, @Context SecurityContext security) {
        return plug(id, nicId, true, security);
    }

    @POST
    @Path("{nicId}/deactivate")
    public Action deactivate(
            @PathParam("id") String id, @PathParam("nicId") String nicId, @Context SecurityContext security) {
        return plug(id, nicId, false, security);
    }

    private Action plug(String id, String nicId, boolean plugged, SecurityContext security) {
        NicChanges changes = new NicChanges(null, null, null, false, null, null, plugged, null);
        return Answers.done(
                commands.submit(new UpdateNic(Ids.of(id, "VM"), Ids.of(nicId, WHAT), changes), ApiCall.of(security)));
    }

    @DELETE
    @Path("{nicId}")
    public Action remove(
            @PathParam("id") String id, @PathParam("nicId") String nicId, @Context SecurityContext security) {
        RemoveNic command = new RemoveNic(Ids.of(id, "VM"), Ids.of(nicId, WHAT));
        return Answers.done(commands.submit(command, ApiCall.of(security)));
    }

    private List<Nic> read(String id, ApiCall call) {
        VmView view = vms.view(id, call);
        return VmDeviceFollower.nics(view, vms.devices(view));
    }

    private Nic read(String id, String nicId, ApiCall call) {
        return Ids.among(read(id, call), nicId, WHAT);
    }
}
