package org.vireo.rest.disk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.core.query.storage.DiskQueries;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStorage;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** Where the data of a disk outside of storage domains lies. Beyond oVirt's API; always JSON. */
@Path("api/disks/{id}/source")
@Singleton
public final class DiskSourceResource {

    private final DiskQueries queries;

    @Inject
    public DiskSourceResource(DiskQueries queries) {
        this.queries = queries;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        Disk disk = queries.find(Ids.of(id, "disk"), ApiCall.of(security).caller())
                .orElseThrow(() -> Faults.notFound("disk", id));
        return switch (disk.storage()) {
            case DiskStorage.DomainImage image ->
                throw Faults.notFound("source outside of storage domains of disk", id);
            case DiskStorage.Direct direct ->
                Json.answer(
                        Response.Status.OK.getStatusCode(), ModelJson.mapper().valueToTree(direct));
        };
    }
}
