package org.vireo.rest.mapping;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.vireo.api.type.Job;
import org.vireo.core.query.task.TaskView;

/** Answers that are a task itself. */
public final class JobAnswers {

    private JobAnswers() {}

    /** The task is accepted; where it is found says how it goes on. */
    public static Response accepted(TaskView view) {
        Job job = JobMapper.toApi(view);
        return Response.accepted(job)
                .location(URI.create(String.valueOf(job.getHref())))
                .build();
    }
}
