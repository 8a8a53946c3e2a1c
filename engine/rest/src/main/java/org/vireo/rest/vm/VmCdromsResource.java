package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.vireo.api.type.Cdrom;
import org.vireo.core.command.vmdevice.ChangeCdrom;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The CD-ROM drive of a VM. */
@Path("api/vms/{id}/cdroms")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmCdromsResource {

    private final VmReader vms;
    private final Commands commands;

    @Inject
    public VmCdromsResource(VmReader vms, Commands commands) {
        this.vms = vms;
        this.commands = commands;
    }

    /** What the VM starts with; with {@code current} what lies in the drive of the running VM. */
    @GET
    public ApiList<Cdrom> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Cdrom.TYPE, read(id, security));
    }

    @GET
    @Path("{cdromId}")
    public Cdrom get(
            @PathParam("id") String id, @PathParam("cdromId") String cdromId, @Context SecurityContext security) {
        return Ids.among(read(id, security), cdromId, "CD-ROM");
    }

    /**
     * Inserts the disk whose id is that of the file, or ejects what is there when the file has no id. With
     * {@code current} the running VM changes, until it stops; what its host did is answered before it reports it.
     */
    @PUT
    @Path("{cdromId}")
    public Cdrom update(
            @PathParam("id") String id,
            @PathParam("cdromId") String cdromId,
            Cdrom body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        get(id, cdromId, security);
        ChangeCdrom change = CdromMapper.toChange(Ids.of(id, "VM"), body, call.flag("current", false));
        boolean ended = commands.await(commands.submit(change, call), call);
        return change.current() && ended
                ? CdromMapper.toApi(change.vmId(), change.diskId())
                : get(id, cdromId, security);
    }

    private List<Cdrom> read(String id, SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        VmView view = vms.view(id, call);
        return call.flag("current", false)
                ? CdromMapper.toApiNow(view.id(), vms.devices(view))
                : CdromMapper.toApi(view.id(), vms.devices(view));
    }
}
