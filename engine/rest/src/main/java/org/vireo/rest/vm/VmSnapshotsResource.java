package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.vireo.api.type.Snapshot;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The snapshots of a VM. The present state counts as one, and there are no others yet. */
@Path("api/vms/{id}/snapshots")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmSnapshotsResource {

    private final VmReader vms;

    @Inject
    public VmSnapshotsResource(VmReader vms) {
        this.vms = vms;
    }

    @GET
    public ApiList<Snapshot> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Snapshot.TYPE, List.of(active(id, security)));
    }

    @GET
    @Path("{snapshotId}")
    public Snapshot get(
            @PathParam("id") String id, @PathParam("snapshotId") String snapshotId, @Context SecurityContext security) {
        Snapshot active = active(id, security);
        if (!snapshotId.equals(active.getId())) {
            throw Faults.notFound("snapshot", snapshotId);
        }
        return active;
    }

    private Snapshot active(String id, SecurityContext security) {
        return SnapshotMapper.active(vms.view(id, ApiCall.of(security)).vm());
    }
}
