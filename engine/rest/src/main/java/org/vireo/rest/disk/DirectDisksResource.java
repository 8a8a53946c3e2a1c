package org.vireo.rest.disk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.storage.direct.AddDirectDisk;
import org.vireo.core.query.storage.DiskQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.mapping.DiskMapper;
import org.vireo.rest.mapping.storage.DirectDiskDocument;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Wire;

/** Disks on storage that hosts reach by themselves, of which oVirt's API knows some kinds alone. Beyond that API. */
@Path("api/directdisks")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class DirectDisksResource {

    private final DiskQueries queries;
    private final Commands commands;

    @Inject
    public DirectDisksResource(DiskQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    /**
     * The body is a JSON document, such as {"name": "data", "source": {"type": "NBD", "server": {"name": "nbd1"},
     * "export": "data"}}; the answer is a disk as any other.
     */
    @POST
    @Consumes(Wire.JSON)
    public Response add(String body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        Accepted<UUID> accepted =
                commands.submit(new AddDirectDisk(commands.newId(call), DirectDiskDocument.read(body)), call);
        return Answers.added(
                queries.find(accepted.value(), call.caller())
                        .map(DiskMapper::toApi)
                        .orElseThrow(
                                () -> Faults.notFound("disk", accepted.value().toString())),
                accepted);
    }
}
