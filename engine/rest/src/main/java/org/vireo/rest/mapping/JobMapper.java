package org.vireo.rest.mapping;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Job;
import org.vireo.api.type.JobChildren;
import org.vireo.api.type.JobStatus;
import org.vireo.api.type.JobSubject;
import org.vireo.api.type.Step;
import org.vireo.api.type.StepEnum;
import org.vireo.api.type.StepStatus;
import org.vireo.core.query.task.TaskView;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;

/** Tasks, which the API calls jobs, and their steps. */
public final class JobMapper {

    private JobMapper() {}

    public static Job toApi(TaskView view) {
        Task task = view.task();
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
        api.setCommand(task.command());
        api.setCorrelationId(task.correlationId());
        api.setSubject(subject(task.subject()));
        api.setFailure(task.failure());
        api.setErrorCode(task.errorCode());
        api.setProgress(asLong(view.progress()));
        api.setCancelling(task.isCancelled() && !task.hasEnded());
        api.setCancelledBy(task.cancelledBy() == null ? null : Refs.user(task.cancelledBy()));
        api.setParent(job(task.parentId()));
        api.setRetryOf(job(task.retryOf()));
        if (view.children().total() > 0) {
            api.setChildren(children(view.children()));
        }
        return Served.JOB.at(api, Hrefs.of("jobs", task.id()));
    }

    private static JobSubject subject(ObjectRef object) {
        JobSubject api = new JobSubject();
        api.setType(object.type().name().toLowerCase(Locale.ROOT));
        api.setId(object.id().toString());
        return api;
    }

    private static JobChildren children(ChildCount count) {
        JobChildren api = new JobChildren();
        api.setTotal(count.total());
        api.setFinished(count.finished());
        api.setFailed(count.failed());
        return api;
    }

    /** A reference. */
    private static @Nullable Job job(@Nullable UUID taskId) {
        if (taskId == null) {
            return null;
        }
        Job job = new Job();
        job.setId(taskId.toString());
        job.setHref(Hrefs.of("jobs", taskId));
        return job;
    }

    private static @Nullable Long asLong(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    public static Step toApi(TaskStep step) {
        UUID taskId = step.taskId();
        Step api = new Step();
        api.setId(step.id().toString());
        api.setHref(Hrefs.of("jobs", taskId, "steps", step.id()));
        api.setDescription(step.description());
        api.setFailure(step.failure());
        api.setNumber((long) step.position());
        api.setUndoing(step.isUndoing());
        api.setBytesDone(step.bytesDone());
        api.setBytesTotal(step.bytesTotal());
        api.setProgress(percent(step));
        api.setStatus(stepStatus(step.status()));
        api.setType(StepEnum.EXECUTING);
        api.setStartTime(step.startedAt());
        api.setEndTime(step.endedAt());
        api.setExternal(false);
        api.setJob(job(taskId));
        return api;
    }

    private static @Nullable Long percent(TaskStep step) {
        Long done = step.bytesDone();
        Long total = step.bytesTotal();
        return done == null || total == null || total <= 0 ? null : Math.min(100, 100 * done / total);
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
