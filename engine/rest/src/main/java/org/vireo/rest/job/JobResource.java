package org.vireo.rest.job;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Job;
import org.vireo.api.type.Step;
import org.vireo.core.command.TaskControl;
import org.vireo.core.command.TaskRetry;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.core.query.task.TaskView;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.JobAnswers;
import org.vireo.rest.mapping.JobMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** One task, its steps, and what can be done to it. */
@Path("api/jobs/{id}")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class JobResource {

    private static final String WHAT = "job";

    private final TaskQueries queries;
    private final TaskControl control;
    private final TaskRetry retry;

    @Inject
    public JobResource(TaskQueries queries, TaskControl control, TaskRetry retry) {
        this.queries = queries;
        this.control = control;
        this.retry = retry;
    }

    @GET
    public Job get(@PathParam("id") String id, @Context SecurityContext security) {
        return JobMapper.toApi(view(id, ApiCall.of(security)));
    }

    @GET
    @Path("steps")
    public ApiList<Step> steps(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Step.TYPE, read(id, ApiCall.of(security)));
    }

    @GET
    @Path("steps/{stepId}")
    public Step step(
            @PathParam("id") String id, @PathParam("stepId") String stepId, @Context SecurityContext security) {
        return Ids.among(read(id, ApiCall.of(security)), stepId, "step");
    }

    /** Beyond oVirt's API: the task breaks off the step that it is at, if that can be, and takes back what it did. */
    @POST
    @Path("cancel")
    public Action cancel(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return Answers.done(Commands.accepted(control.cancel(seen(id, call), call.caller())));
    }

    /** By force only: jobs of other systems, which oVirt ends this way, there are none. */
    @POST
    @Path("end")
    public Action end(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        boolean force = Boolean.TRUE.equals(body.getForce());
        return Answers.done(Commands.accepted(control.end(seen(id, call), force, call.caller())));
    }

    /** Beyond oVirt's API: what a task failed to do is done again by a new one, which is the answer. */
    @POST
    @Path("retry")
    public Response retry(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID taskId =
                Commands.accepted(retry.retry(seen(id, call), call.caller())).taskId();
        return JobAnswers.accepted(view(taskId.toString(), call));
    }

    /** What is to be changed; jobs are not rehearsed. */
    private UUID seen(String id, ApiCall call) {
        if (call.isRehearsal()) {
            throw Faults.invalid(
                    "NO_REHEARSAL", "Parameter validate is for changes of objects, not of jobs. Leave it out.");
        }
        return view(id, call).task().id();
    }

    private List<Step> read(String id, ApiCall call) {
        return view(id, call).steps().stream().map(JobMapper::toApi).toList();
    }

    private TaskView view(String id, ApiCall call) {
        return queries.view(Ids.of(id, WHAT), call.caller()).orElseThrow(() -> Faults.notFound(WHAT, id));
    }
}
