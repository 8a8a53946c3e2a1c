package org.vireo.rest.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Disk;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.query.storage.DiskQueries;
import org.vireo.core.query.storage.StorageDomainQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.DiskMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The disks that lie in a storage domain. */
@Path("api/storagedomains/{id}/disks")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class StorageDomainDisksResource {

    private final StorageDomainQueries storageDomains;
    private final DiskQueries disks;
    private final Commands commands;

    @Inject
    public StorageDomainDisksResource(StorageDomainQueries storageDomains, DiskQueries disks, Commands commands) {
        this.storageDomains = storageDomains;
        this.disks = disks;
        this.commands = commands;
    }

    @GET
    public ApiList<Disk> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Disk.TYPE, read(id, ApiCall.of(security)));
    }

    @GET
    @Path("{diskId}")
    public Disk get(@PathParam("id") String id, @PathParam("diskId") String diskId, @Context SecurityContext security) {
        return Ids.among(read(id, ApiCall.of(security)), diskId, "disk");
    }

    @DELETE
    @Path("{diskId}")
    public Action remove(
            @PathParam("id") String id, @PathParam("diskId") String diskId, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        Ids.among(read(id, call), diskId, "disk");
        return Answers.done(commands.submit(new RemoveDisk(Ids.of(diskId, "disk")), call));
    }

    private List<Disk> read(String id, ApiCall call) {
        UUID storageDomainId = Ids.of(id, "storage domain");
        if (storageDomains.find(storageDomainId, call.caller()).isEmpty()) {
            throw Faults.notFound("storage domain", id);
        }
        return disks.ofStorageDomain(storageDomainId, call.caller()).stream()
                .map(DiskMapper::toApi)
                .toList();
    }
}
