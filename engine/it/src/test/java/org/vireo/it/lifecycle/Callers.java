package org.vireo.it.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.batch.ActOnVms;
import org.vireo.core.command.batch.VmAction;
import org.vireo.core.port.DatabaseUnavailableException;

/** Sends requests to the engine, and tells the model of those that were accepted, whatever their callers were told. */
final class Callers {

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private final Lane lane;
    private final Model model;
    private final Wishes wishes;
    private final Looks looks;

    Callers(Lane lane, Model model, Wishes wishes, Looks looks) {
        this.lane = lane;
        this.model = model;
        this.wishes = wishes;
        this.looks = looks;
    }

    /**
     * What became of a request.
     *
     * @param task empty when it was not accepted
     */
    record Answered(Optional<UUID> task, String words) {}

    Answered ask(Asked asked) {
        return submit(caller -> lane.engine().submit(asked.command(), caller));
    }

    /** Tells the model. */
    void take(Asked asked, Answered answered) {
        answered.task().ifPresent(task -> {
            model.accepted(task, asked);
            if (asked.addsVm()) {
                model.cameWith(asked.vm(), looks.seen(asked.vm()).disks());
            }
        });
    }

    void askForAll(Act.AskForAll act) {
        List<Asked> parts = IntStream.range(0, Acts.SLOTS)
                .mapToObj(slot -> wishes.asked(new Wish(kindOf(act.action()), slot, 0)))
                .flatMap(Optional::stream)
                .toList();
        if (!parts.isEmpty()) {
            ActOnVms command = new ActOnVms(
                    act.action(), parts.stream().map(part -> part.vm().id).toList());
            submit(caller -> lane.engine().submit(command, caller))
                    .task()
                    .ifPresent(task -> model.acceptedForAll(task, parts));
        }
    }

    private static Wish.Kind kindOf(VmAction action) {
        return switch (action) {
            case START -> Wish.Kind.START;
            case STOP -> Wish.Kind.STOP;
            case SHUTDOWN -> Wish.Kind.SHUTDOWN;
            case REBOOT -> Wish.Kind.REBOOT;
        };
    }

    void cancel(int number) {
        pick(model.openTasks(), number).ifPresent(task -> {
            model.cancelled(task);
            submit(caller -> lane.engine().cancel(task, caller));
        });
    }

    void retry(int number) {
        Map<UUID, Asked> failed = model.failedTasks();
        pick(List.copyOf(failed.keySet()), number)
                .ifPresent(task -> take(
                        Objects.requireNonNull(failed.get(task)),
                        submit(caller -> lane.engine().retry(task, caller))));
    }

    private static Optional<UUID> pick(List<UUID> tasks, int number) {
        return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(number % tasks.size()));
    }

    private Answered submit(Function<Caller, CommandResult<?>> request) {
        Estate estate = lane.estate();
        Caller caller =
                new Caller(estate.admin.userId(), estate.admin.principal(), "request-" + REQUESTS.incrementAndGet());
        try {
            CommandResult<?> result = request.apply(caller);
            Optional<UUID> task = result instanceof CommandResult.Accepted<?> accepted
                    ? Optional.of(accepted.taskId())
                    : Optional.empty();
            return new Answered(task, result.toString());
        } catch (Killed | DatabaseUnavailableException e) {
            return new Answered(lane.rows().taskOf(caller.correlationId()), e.toString());
        }
    }
}
