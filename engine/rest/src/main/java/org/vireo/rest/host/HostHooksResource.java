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
import org.vireo.api.type.Hook;
import org.vireo.core.query.host.HostScriptQueries;
import org.vireo.core.query.host.HostScripts;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The scripts that a host's admin put on it, as the host itself lists them now. */
@Path("api/hosts/{id}/hooks")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class HostHooksResource {

    private final HostScriptQueries scripts;

    @Inject
    public HostHooksResource(HostScriptQueries scripts) {
        this.scripts = scripts;
    }

    @GET
    public ApiList<Hook> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Hook.TYPE, read(id, security));
    }

    @GET
    @Path("{hookId}")
    public Hook get(@PathParam("id") String id, @PathParam("hookId") String hookId, @Context SecurityContext security) {
        return Ids.among(read(id, security), hookId, "hook");
    }

    private List<Hook> read(String id, SecurityContext security) {
        UUID hostId = Ids.of(id, "host");
        HostScripts found =
                scripts.of(hostId, ApiCall.of(security).caller()).orElseThrow(() -> Faults.notFound("host", id));
        return switch (found) {
            case HostScripts.Listed listed -> HookMapper.toApi(hostId, listed);
            case HostScripts.Silent silent ->
                throw Faults.unavailable("The scripts of host " + id + " cannot be listed: " + silent.why()
                        + ". Try again when the host is up.");
        };
    }
}
