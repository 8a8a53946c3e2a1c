package org.vireo.rest.root;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Architecture;
import org.vireo.api.type.OperatingSystemInfo;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.model.guest.GuestOs;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The operating systems that a VM can be said to have; the list is a data file. */
@Path("api/operatingsystems")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class OperatingSystemsResource {

    @GET
    public ApiList<OperatingSystemInfo> list() {
        return new ApiList<>(OperatingSystemInfo.TYPE, read());
    }

    @GET
    @Path("{id}")
    public OperatingSystemInfo get(@PathParam("id") String id) {
        return Ids.among(read(), id, "operating system");
    }

    private static List<OperatingSystemInfo> read() {
        return GuestOsCatalog.shipped().all().stream()
                .map(OperatingSystemsResource::toApi)
                .toList();
    }

    private static OperatingSystemInfo toApi(GuestOs entry) {
        UUID id = UUID.nameUUIDFromBytes(("operating system " + entry.name()).getBytes(StandardCharsets.UTF_8));
        OperatingSystemInfo api = new OperatingSystemInfo();
        api.setId(id.toString());
        api.setHref(Hrefs.of("operatingsystems", id));
        api.setName(entry.name());
        api.setDescription(entry.description());
        api.setArchitecture(Architecture.X86_64);
        return api;
    }
}
