package org.vireo.rest.vm.hardware;

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
import org.vireo.api.type.HostDevice;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.vmdevice.AddVmDevice;
import org.vireo.core.command.vmdevice.RemoveVmDevice;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.host.HostDeviceNames;
import org.vireo.rest.vm.VmReader;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Json;
import org.vireo.rest.wire.Wire;

/** The devices of hosts that a VM has. */
@Path("api/vms/{id}/hostdevices")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmHostDevicesResource {

    private static final String WHAT = "host device";

    private final VmReader vms;
    private final HostDeviceNames names;
    private final Commands commands;

    @Inject
    public VmHostDevicesResource(VmReader vms, HostDeviceNames names, Commands commands) {
        this.vms = vms;
        this.names = names;
        this.commands = commands;
    }

    @GET
    public ApiList<HostDevice> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(HostDevice.TYPE, read(id, ApiCall.of(security)));
    }

    /**
     * By the name that libvirt gives the device, such as pci_0000_03_10_1, or by the id that the VM's only host lists it
     * under. A running VM has it when this answers with 201; with 202 its host still works on it.
     */
    @POST
    public Response add(@PathParam("id") String id, HostDevice body, @Context SecurityContext security) {
        Required.of("HostDevice", "add")
                .member("name|id", body.getName() == null ? body.getId() : body.getName())
                .check();
        ApiCall call = ApiCall.of(security);
        if (body.getName() == null) {
            body.setName(names.of(String.valueOf(body.getId()), vms.view(id, call), call.caller()));
        }
        UUID deviceId = commands.newId(call);
        AddVmDevice command = HostDeviceMapper.toAdd(Ids.of(id, "VM"), deviceId, body, Json.object());
        boolean ended = commands.await(commands.submit(command, call), call);
        return Answers.added(read(id, deviceId.toString(), call), ended);
    }

    @GET
    @Path("{deviceId}")
    public HostDevice get(
            @PathParam("id") String id, @PathParam("deviceId") String deviceId, @Context SecurityContext security) {
        return read(id, deviceId, ApiCall.of(security));
    }

    @DELETE
    @Path("{deviceId}")
    public Action remove(
            @PathParam("id") String id, @PathParam("deviceId") String deviceId, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID known = Ids.of(String.valueOf(read(id, deviceId, call).getId()), WHAT);
        Accepted<UUID> accepted = commands.submit(new RemoveVmDevice(Ids.of(id, "VM"), known), call);
        return Answers.removed(accepted, commands.await(accepted, call));
    }

    private List<HostDevice> read(String id, ApiCall call) {
        VmView view = vms.view(id, call);
        return HostDeviceMapper.toApi(view.id(), vms.devices(view));
    }

    private HostDevice read(String id, String deviceId, ApiCall call) {
        return Ids.among(read(id, call), deviceId, WHAT);
    }
}
