package org.vireo.rest.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;
import org.vireo.core.query.task.LockQueries;
import org.vireo.core.query.task.LockQueries.HeldLock;
import org.vireo.model.job.EntityLock;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.wire.Json;

/** What is locked, since when, and by which job. Beyond oVirt's API; always JSON. */
@Path("api/locks")
@Singleton
public final class LocksResource {

    private final LockQueries queries;

    @Inject
    public LocksResource(LockQueries queries) {
        this.queries = queries;
    }

    @GET
    public Response list(@Context SecurityContext security) {
        ObjectNode body = Json.object();
        ArrayNode shown = body.putArray("lock");
        for (HeldLock held : queries.list(ApiCall.of(security).caller())) {
            EntityLock lock = held.lock();
            ObjectNode entry = shown.addObject();
            entry.putObject("object")
                    .put("type", lock.object().type().name().toLowerCase(Locale.ROOT))
                    .put("id", lock.object().id().toString());
            entry.put("exclusive", lock.isExclusive())
                    .put("purpose", lock.purpose())
                    .put("since", lock.since().toEpochMilli());
            entry.putObject("job")
                    .put("id", held.holder().id().toString())
                    .put("href", Hrefs.of("jobs", held.holder().id()))
                    .put("description", held.holder().description());
        }
        return Json.answer(Response.Status.OK.getStatusCode(), body);
    }
}
