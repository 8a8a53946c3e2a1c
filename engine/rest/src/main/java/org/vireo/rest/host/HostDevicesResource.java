package org.vireo.rest.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.HostDevice;
import org.vireo.core.query.host.HostDeviceQueries;
import org.vireo.core.query.host.HostDevices;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What guests can be given of a host, as the host itself lists it now. */
@Path("api/hosts/{id}/devices")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class HostDevicesResource {

    private final HostDeviceQueries devices;

    @Inject
    public HostDevicesResource(HostDeviceQueries devices) {
        this.devices = devices;
    }

    @GET
    public ApiList<HostDevice> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(HostDevice.TYPE, read(id, security));
    }

    @GET
    @Path("{deviceId}")
    public HostDevice get(
            @PathParam("id") String id, @PathParam("deviceId") String deviceId, @Context SecurityContext security) {
        return Ids.among(read(id, security), deviceId, "host device");
    }

    private List<HostDevice> read(String id, SecurityContext security) {
        UUID hostId = Ids.of(id, "host");
        return listed(
                hostId,
                devices.of(hostId, ApiCall.of(security).caller()).orElseThrow(() -> Faults.notFound("host", id)));
    }

    /** What the host listed; one that does not answer ends the request. */
    static List<HostDevice> listed(UUID hostId, HostDevices found) {
        return switch (found) {
            case HostDevices.Listed listed -> NodeDeviceMapper.toApi(hostId, listed.devices());
            case HostDevices.Silent silent ->
                throw Faults.unavailable("The devices of host " + hostId + " cannot be listed: " + silent.why()
                        + ". Try again when the host is up.");
        };
    }
}
