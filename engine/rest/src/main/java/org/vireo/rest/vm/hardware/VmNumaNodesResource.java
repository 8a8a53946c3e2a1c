package org.vireo.rest.vm.hardware;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.VirtualNumaNode;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.vm.VmReader;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The NUMA nodes of a guest. Each change writes all of them. */
@Path("api/vms/{id}/numanodes")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmNumaNodesResource {

    private static final String WHAT = "NUMA node";

    private final VmReader vms;
    private final Commands commands;

    @Inject
    public VmNumaNodesResource(VmReader vms, Commands commands) {
        this.vms = vms;
        this.commands = commands;
    }

    @GET
    public ApiList<VirtualNumaNode> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(VirtualNumaNode.TYPE, read(id, ApiCall.of(security)));
    }

    /** Nodes are numbered as they come. */
    @POST
    public Response add(@PathParam("id") String id, VirtualNumaNode body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        List<NumaCell> cells = cells(id, call);
        cells.add(NumaNodeMapper.toModel(body, null));
        Accepted<UUID> accepted = write(id, cells, call);
        return Answers.added(read(id, call).getLast(), accepted);
    }

    @GET
    @Path("{nodeId}")
    public VirtualNumaNode get(
            @PathParam("id") String id, @PathParam("nodeId") String nodeId, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return read(id, call).get(indexOf(id, nodeId, call));
    }

    @PUT
    @Path("{nodeId}")
    public VirtualNumaNode update(
            @PathParam("id") String id,
            @PathParam("nodeId") String nodeId,
            VirtualNumaNode body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        int index = indexOf(id, nodeId, call);
        List<NumaCell> cells = cells(id, call);
        cells.set(index, NumaNodeMapper.toModel(body, cells.get(index)));
        write(id, cells, call);
        return read(id, call).get(index);
    }

    @DELETE
    @Path("{nodeId}")
    public Action remove(
            @PathParam("id") String id, @PathParam("nodeId") String nodeId, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        List<NumaCell> cells = cells(id, call);
        cells.remove(indexOf(id, nodeId, call));
        return Answers.done(write(id, cells, call));
    }

    private Accepted<UUID> write(String id, List<NumaCell> cells, ApiCall call) {
        PlatformPatch patch = PlatformPatch.NONE.with("cpu.numa.cells", cells);
        return commands.submit(new UpdateVm(Ids.of(id, "VM"), VmChanges.of(patch)), call);
    }

    private List<NumaCell> cells(String id, ApiCall call) {
        return new ArrayList<>(
                vms.view(id, call).vm().settings().platform().cpu().numa().cells());
    }

    private List<VirtualNumaNode> read(String id, ApiCall call) {
        return NumaNodeMapper.toApi(Ids.of(id, "VM"), cells(id, call));
    }

    private int indexOf(String id, String nodeId, ApiCall call) {
        List<VirtualNumaNode> nodes = read(id, call);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodeId.equals(nodes.get(i).getId())) {
                return i;
            }
        }
        throw Faults.notFound(WHAT, nodeId);
    }
}
