package org.vireo.rest.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.model.job.TaskLine;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** What a task told of itself, such as why it waits. Beyond oVirt's API; always JSON. */
@Path("api/jobs/{id}/log")
@Singleton
public final class JobLogResource {

    private static final String WHAT = "job";

    private final TaskQueries queries;

    @Inject
    public JobLogResource(TaskQueries queries) {
        this.queries = queries;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        List<TaskLine> lines = queries.lines(
                        Ids.of(id, WHAT), ApiCall.of(security).caller())
                .orElseThrow(() -> Faults.notFound(WHAT, id));
        return Json.answer(Response.Status.OK.getStatusCode(), document(lines));
    }

    /** What a client reads of these lines. */
    public static ObjectNode document(List<TaskLine> lines) {
        ObjectNode body = Json.object();
        ArrayNode shown = body.putArray("line");
        for (TaskLine line : lines) {
            shown.addObject()
                    .put("time", line.at().toEpochMilli())
                    .put("step", line.position())
                    .put("undoing", line.isUndoing())
                    .put("severity", line.severity().name().toLowerCase(Locale.ROOT))
                    .put("text", line.text());
        }
        return body;
    }
}
