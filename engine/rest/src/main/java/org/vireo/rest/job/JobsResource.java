package org.vireo.rest.job;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.api.type.Job;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.mapping.JobMapper;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Tasks. */
@Path("api/jobs")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class JobsResource {

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
}
