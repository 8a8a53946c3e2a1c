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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
import org.vireo.rest.call.Required;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.vm.VmReader;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The NUMA nodes of a guest. Each change writes all of them; with next_run those of the next start. */
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
        Required.of("VirtualNumaNode", "add").member("memory", body.getMemory()).check();
        ApiCall call = ApiCall.of(security);
        NumaCell added = NumaNodeMapper.toModel(body, null);
        Accepted<UUID> accepted = write(
                id,
                cells -> {
                    NumaNodeMapper.requireNext(body, cells.size());
                    cells.add(added);
                },
                call);
        return Answers.added(written(id, added, call), accepted);
    }

    @GET
    @Path("{nodeId}")
    public VirtualNumaNode get(
            @PathParam("id") String id, @PathParam("nodeId") String nodeId, @Context SecurityContext security) {
        return Ids.among(read(id, ApiCall.of(security)), nodeId, WHAT);
    }

    @PUT
    @Path("{nodeId}")
    public VirtualNumaNode update(
            @PathParam("id") String id,
            @PathParam("nodeId") String nodeId,
            VirtualNumaNode body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        AtomicReference<NumaCell> changed = new AtomicReference<>();
        write(
                id,
                cells -> {
                    int place = indexOf(id, nodeId, cells);
                    NumaNodeMapper.requireIndex(body, place);
                    changed.set(NumaNodeMapper.toModel(body, cells.get(place)));
                    cells.set(place, changed.get());
                },
                call);
        return written(id, changed.get(), call);
    }

    @DELETE
    @Path("{nodeId}")
    public Action remove(
            @PathParam("id") String id, @PathParam("nodeId") String nodeId, @Context SecurityContext security) {
        return Answers.done(write(id, cells -> cells.remove(indexOf(id, nodeId, cells)), ApiCall.of(security)));
    }

    private Accepted<UUID> write(String id, Consumer<List<NumaCell>> change, ApiCall call) {
        return commands.submit(
                () -> cells(id, call),
                before -> {
                    List<NumaCell> cells = new ArrayList<>(before);
                    change.accept(cells);
                    VmChanges changes = VmChanges.of(PlatformPatch.NONE.with("cpu.numa.cells", cells));
                    return new UpdateVm(Ids.of(id, "VM"), changes, call.flag("next_run", false), null);
                },
                call);
    }

    private List<NumaCell> cells(String id, ApiCall call) {
        return vms.view(id, call).vm().settings().platform().cpu().numa().cells();
    }

    private List<VirtualNumaNode> read(String id, ApiCall call) {
        return NumaNodeMapper.toApi(Ids.of(id, "VM"), cells(id, call));
    }

    /** As it was written, under the id that follows from its vCPUs; somebody else may have changed the nodes since. */
    private VirtualNumaNode written(String id, NumaCell cell, ApiCall call) {
        return Ids.among(
                read(id, call), NumaNodeMapper.idOf(Ids.of(id, "VM"), cell).toString(), WHAT);
    }

    private static int indexOf(String id, String nodeId, List<NumaCell> cells) {
        UUID vmId = Ids.of(id, "VM");
        for (int i = 0; i < cells.size(); i++) {
            if (nodeId.equals(NumaNodeMapper.idOf(vmId, cells.get(i)).toString())) {
                return i;
            }
        }
        throw Faults.notFound(WHAT, nodeId);
    }
}
