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
import org.vireo.api.type.Cdrom;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.mapping.CdromMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The CD-ROM drive of a VM. */
@Path("api/vms/{id}/cdroms")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmCdromsResource {

    private final VmReader vms;

    @Inject
    public VmCdromsResource(VmReader vms) {
        this.vms = vms;
    }

    @GET
    public ApiList<Cdrom> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Cdrom.TYPE, read(id, security));
    }

    @GET
    @Path("{cdromId}")
    public Cdrom get(
            @PathParam("id") String id, @PathParam("cdromId") String cdromId, @Context SecurityContext security) {
        return read(id, security).stream()
                .filter(cdrom -> cdromId.equals(cdrom.getId()))
                .findFirst()
                .orElseThrow(() -> Faults.notFound("CD-ROM", cdromId));
    }

    private List<Cdrom> read(String id, SecurityContext security) {
        VmView view = vms.view(id, ApiCall.of(security));
        return CdromMapper.toApi(view.id(), vms.devices(view));
    }
}
