package org.vireo.rest.mapping;

import java.util.UUID;
import org.vireo.api.type.Job;
import org.vireo.api.type.JobStatus;
import org.vireo.api.type.Step;
import org.vireo.api.type.StepEnum;
import org.vireo.api.type.StepStatus;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;

/** Tasks, which the API calls jobs, and their steps. */
public final class JobMapper {

    private JobMapper() {}

    public static Job toApi(Task task) {
        Job api = new Job();
        api.setId(task.id().toString());
        api.setDescription(task.failure() == null ? task.description() : task.description() + ": " + task.failure());
        api.setStatus(status(task.status()));
        api.setStartTime(task.startedAt());
        api.setEndTime(task.endedAt());
        api.setLastUpdated(task.endedAt() == null ? task.startedAt() : task.endedAt());
        api.setOwner(Refs.user(task.ownerId()));
        api.setAutoCleared(false);
        api.setExternal(false);
        return Served.JOB.at(api, Hrefs.of("jobs", task.id()));
    }

    public static Step toApi(TaskStep step) {
        UUID taskId = step.taskId();
        Step api = new Step();
        api.setId(step.id().toString());
        api.setHref(Hrefs.of("jobs", taskId, "steps", step.id()));
        api.setDescription(step.failure() == null ? step.description() : step.description() + ": " + step.failure());
        api.setNumber((long) step.position());
        api.setStatus(stepStatus(step.status()));
        api.setType(StepEnum.EXECUTING);
        api.setStartTime(step.startedAt());
        api.setEndTime(step.endedAt());
        api.setExternal(false);
        Job job = new Job();
        job.setId(taskId.toString());
        job.setHref(Hrefs.of("jobs", taskId));
        api.setJob(job);
        return api;
    }

    private static JobStatus status(TaskStatus status) {
        return switch (status) {
            case STARTED -> JobStatus.STARTED;
            case FINISHED -> JobStatus.FINISHED;
            case FAILED -> JobStatus.FAILED;
            case ABORTED -> JobStatus.ABORTED;
            case UNKNOWN -> JobStatus.UNKNOWN;
        };
    }

    private static StepStatus stepStatus(TaskStatus status) {
        return switch (status) {
            case STARTED -> StepStatus.STARTED;
            case FINISHED -> StepStatus.FINISHED;
            case FAILED -> StepStatus.FAILED;
            case ABORTED -> StepStatus.ABORTED;
            case UNKNOWN -> StepStatus.UNKNOWN;
        };
    }
}
