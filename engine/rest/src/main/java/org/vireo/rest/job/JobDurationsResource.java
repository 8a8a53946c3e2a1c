package org.vireo.rest.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.vireo.core.query.task.TaskStatistics;
import org.vireo.model.job.TaskDurations;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** How long tasks usually take. Beyond oVirt's API; always JSON, times in milliseconds. */
@Path("api/jobs/durations")
@Singleton
public final class JobDurationsResource {

    private final TaskStatistics statistics;

    @Inject
    public JobDurationsResource(TaskStatistics statistics) {
        this.statistics = statistics;
    }

    @GET
    public Response get(@Context SecurityContext security) {
        List<TaskDurations> durations = statistics
                .durations(ApiCall.of(security).caller())
                .orElseThrow(
                        () -> Faults.forbidden(
                                "How long tasks take is counted over everybody's: that needs a permission to view the system."));
        ObjectNode body = Json.object();
        durations.forEach(kind -> write(kind, body.withArray("duration").addObject()));
        return Json.answer(Response.Status.OK.getStatusCode(), body);
    }

    private static void write(TaskDurations kind, ObjectNode json) {
        json.put("command", kind.command()).put("count", kind.count()).put("failed", kind.failed());
        TaskDurations.Times times = kind.times();
        if (times != null) {
            json.put("median", times.median().toMillis())
                    .put("p95", times.p95().toMillis())
                    .put("longest", times.longest().toMillis());
        }
    }
}
