package org.vireo.rest.root;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import org.vireo.api.type.Api;
import org.vireo.core.query.system.SystemQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.wire.Wire;

/** The root of the API, from which clients find everything else. */
@Path("api")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class RootResource {

    private final SystemQueries system;
    private final Clock clock;

    @Inject
    public RootResource(SystemQueries system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    @GET
    public Api get(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return RootMapper.toApi(call.caller(), system.summary(call.caller()), clock.instant());
    }
}
