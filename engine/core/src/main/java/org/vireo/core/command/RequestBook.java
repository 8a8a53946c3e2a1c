package org.vireo.core.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.runtime.ModelJson;
import org.vireo.core.validation.Violation;
import org.vireo.model.job.KeptRequest;
import org.vireo.model.job.RequestKey;

/**
 * Requests that carry a key of their caller's: sent again, they are answered as the first time and change nothing. To be
 * called within the accepting transaction. What holds secrets, which nobody keeps, is answered anew each time.
 */
@Singleton
final class RequestBook {

    private final TaskRepository tasks;

    @Inject
    RequestBook(TaskRepository tasks) {
        this.tasks = tasks;
    }

    /** What the same request was answered with; from here on the same request elsewhere waits for this one. */
    <C extends Command<R>, R> Optional<CommandResult.Accepted<R>> earlier(TaskRun<C, R> run) {
        RequestKey key = keyOf(run);
        return key == null
                ? Optional.empty()
                : tasks.keep(new KeptRequest(run.taskId(), run.caller().userId(), key, run.name()))
                        .map(kept -> repeated(kept, key, run.command()));
    }

    private <R> CommandResult.Accepted<R> repeated(KeptRequest kept, RequestKey key, Command<R> command) {
        if (!kept.key().fingerprint().equals(key.fingerprint())) {
            throw new RefusedException(List.of(Violation.conflict(
                    "REQUEST_KEY_USED",
                    "The key of this request is that of another one, which became task " + kept.taskId() + ".",
                    "Give each request a key of its own.")));
        }
        boolean running =
                tasks.find(kept.taskId()).filter(task -> !task.hasEnded()).isPresent();
        return new CommandResult.Accepted<>(read(kept, command), kept.taskId(), running);
    }

    void answered(TaskRun<?, ?> run, Object answer) {
        if (keyOf(run) != null) {
            tasks.answered(run.taskId(), written(answer));
        }
    }

    private static @Nullable RequestKey keyOf(TaskRun<?, ?> run) {
        return run.isRepeatable() ? run.caller().request() : null;
    }

    private static String written(Object answer) {
        try {
            return ModelJson.mapper().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer to a command is not made of plain values", e);
        }
    }

    private static <R> R read(KeptRequest kept, Command<R> command) {
        JavaType type = ModelJson.mapper().getTypeFactory().findTypeParameters(command.getClass(), Command.class)[0];
        try {
            return ModelJson.mapper().readValue(String.valueOf(kept.answer()), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer that is kept of task " + kept.taskId() + " is no " + type, e);
        }
    }
}
