package org.vireo.rest.disk;

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
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Disk;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.command.storage.direct.AddDirectDisk;
import org.vireo.core.query.storage.DiskQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.mapping.DiskMapper;
import org.vireo.rest.mapping.storage.LunMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Disks, whoever uses them. */
@Path("api/disks")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class DisksResource {

    private static final String WHAT = "disk";

    private final DiskQueries queries;
    private final NewDisks newDisks;
    private final Commands commands;

    @Inject
    public DisksResource(DiskQueries queries, NewDisks newDisks, Commands commands) {
        this.queries = queries;
        this.newDisks = newDisks;
        this.commands = commands;
    }

    @GET
    public ApiList<Disk> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Disk.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(DiskMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(Disk body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        Accepted<UUID> accepted = LunMapper.isDirect(body)
                ? commands.submit(new AddDirectDisk(commands.newId(call), LunMapper.toDirect(body)), call)
                : commands.submit(newDisks.command(body, call), call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public Disk get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @PUT
    @Path("{id}")
    public Disk update(@PathParam("id") String id, Disk body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID diskId = Ids.of(id, WHAT);
        UnchangedDisk.requireBeyondChangeable(body, read(diskId, call));
        commands.submit(DiskMapper.toUpdate(diskId, body, References.quota(body.getQuota())), call);
        return read(diskId, call);
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveDisk(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    private Disk read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(DiskMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
