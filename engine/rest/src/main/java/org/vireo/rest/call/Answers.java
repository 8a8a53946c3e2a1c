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
        if (accepted.running()) {
            entity.setCreationStatus(CreationStatus.IN_PROGRESS);
        }
        return Response.status(accepted.running() ? Response.Status.ACCEPTED : Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, entity.getHref())
                .entity(entity)
                .build();
    }

    /** The new object is there, and nothing works on it any more. */
    public static Response added(Identified entity) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, entity.getHref())
                .entity(entity)
                .build();
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
