package org.vireo.rest.call;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.CreationStatus;
import org.vireo.api.type.Identified;
import org.vireo.api.type.Job;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.rest.mapping.Hrefs;

/** The answers to requests that change something. */
public final class Answers {

    private static final String COMPLETE = "complete";

    private Answers() {}

    /** The new object is there; with 202 when a task still works on it. */
    public static Response added(Identified entity, Accepted<?> accepted) {
        return added(entity, !accepted.running());
    }

    /**
     * The same for a task that was waited for.
     *
     * @param ended whether nothing works on the object any more
     */
    public static Response added(Identified entity, boolean ended) {
        if (!ended) {
            entity.setCreationStatus(CreationStatus.IN_PROGRESS);
        }
        return Response.status(status(ended, Response.Status.CREATED))
                .header(HttpHeaders.LOCATION, entity.getHref())
                .entity(entity)
                .build();
    }

    /**
     * The object is gone or, as the action's status says, on its way out. Always 200: oVirt's clients take nothing else
     * for a DELETE, and ask for the object until it is gone.
     *
     * @param ended whether nothing works on it any more
     */
    public static Action removed(Accepted<?> accepted, boolean ended) {
        Action action = done(accepted);
        if (!ended) {
            action.setStatus(CreationStatus.IN_PROGRESS.wire());
        }
        return action;
    }

    /** How the answer begins when the task has ended, or else that it has not. */
    public static Response.Status status(boolean ended, Response.Status whenEnded) {
        return ended ? whenEnded : Response.Status.ACCEPTED;
    }

    /** The action is accepted. */
    public static Action done(Accepted<?> accepted) {
        return done(accepted.taskId());
    }

    public static Action done(UUID taskId) {
        Job job = new Job();
        job.setId(taskId.toString());
        job.setHref(Hrefs.of("jobs", taskId));
        Action action = complete();
        action.setJob(job);
        return action;
    }

    /** Done, with nothing more to say. */
    public static Action complete() {
        Action action = new Action();
        action.setStatus(COMPLETE);
        return action;
    }
}
