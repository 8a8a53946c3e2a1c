package org.vireo.rest.job;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.vireo.api.type.Job;
import org.vireo.api.type.Step;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.JobMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Tasks and their steps. */
@Path("api/jobs")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class JobsResource {

    private static final String WHAT = "job";

    private final TaskQueries queries;

    @Inject
    public JobsResource(TaskQueries queries) {
        this.queries = queries;
    }

    @GET
    public ApiList<Job> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Job.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(JobMapper::toApi)
                        .toList());
    }

    @GET
    @Path("{id}")
    public Job get(@PathParam("id") String id, @Context SecurityContext security) {
        return queries.find(Ids.of(id, WHAT), ApiCall.of(security).caller())
                .map(JobMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id));
    }

    @GET
    @Path("{id}/steps")
    public ApiList<Step> steps(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Step.TYPE, read(id, ApiCall.of(security)));
    }

    @GET
    @Path("{id}/steps/{stepId}")
    public Step step(
            @PathParam("id") String id, @PathParam("stepId") String stepId, @Context SecurityContext security) {
        return Ids.among(read(id, ApiCall.of(security)), stepId, "step");
    }

    private List<Step> read(String id, ApiCall call) {
        return queries.steps(Ids.of(id, WHAT), call.caller()).orElseThrow(() -> Faults.notFound(WHAT, id)).stream()
                .map(JobMapper::toApi)
                .toList();
    }
}
