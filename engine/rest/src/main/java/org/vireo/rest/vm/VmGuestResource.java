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
import org.vireo.api.type.ReportedDevice;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.ReportedDeviceMapper;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What the guest of a VM says of itself. */
@Path("api/vms/{id}/reporteddevices")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmGuestResource {

    private final VmReader vms;

    @Inject
    public VmGuestResource(VmReader vms) {
        this.vms = vms;
    }

    @GET
    public ApiList<ReportedDevice> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(ReportedDevice.TYPE, read(id, security));
    }

    @GET
    @Path("{deviceId}")
    public ReportedDevice get(
            @PathParam("id") String id, @PathParam("deviceId") String deviceId, @Context SecurityContext security) {
        return Ids.among(read(id, security), deviceId, "reported device");
    }

    private List<ReportedDevice> read(String id, SecurityContext security) {
        VmView view = vms.view(id, ApiCall.of(security));
        return ReportedDeviceMapper.toApi(view.id(), view.guest());
    }
}
