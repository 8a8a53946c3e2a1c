package org.vireo.it.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.command.HandlerRegistry;
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskControl;
import org.vireo.core.command.execution.TaskRecovery;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.TaskQueue;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.runtime.InProcessEventBus;
import org.vireo.core.runtime.Patience;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;
import org.vireo.persistence.test.TestDatabase;

/** The whole command path over a real database, with one command whose steps the test gives. */
public final class IdleEngine implements AutoCloseable {

    private final TestDatabase database;
    private final CommandRunner runner;
    private final TaskControl control;
    private final TaskRecovery recovery;

    public IdleEngine(TestDatabase database, List<Step> steps) {
        this.database = database;
        HandWiring wiring = new HandWiring()
                .with(TransactionRunner.class, database.transactions())
                .with(Clock.class, Clock.systemUTC())
                .with(IdSource.class, UUID::randomUUID)
                .with(Patience.class, new Patience(Duration.ZERO))
                .with(TaskQueue.class, database.taskQueue(database.dataSource()));
        database.repositories().forEach(wiring::offer);
        wiring.offer(wiring.get(InProcessEventBus.class))
                .with(HandlerRegistry.class, new HandlerRegistry(List.of(new IdleHandler(steps))));
        runner = wiring.get(CommandRunner.class);
        control = wiring.get(TaskControl.class);
        recovery = wiring.get(TaskRecovery.class);
        recovery.resumeAll();
    }

    TaskControl control() {
        return control;
    }

    public Caller newUser(String name) {
        UUID id = UUID.randomUUID();
        database.transactions().run(() -> {
            database.users().add(new User(id, name, "hash"));
            database.grant(id, Roles.SUPER_USER, ObjectRef.SYSTEM);
        });
        return new Caller(id, name, name);
    }

    /** Accepts a task of the user, on an object of its own. */
    public UUID accept(Caller caller) {
        return accept(caller, null);
    }

    /** The same at a host. */
    UUID accept(Caller caller, @Nullable UUID host) {
        CommandResult<UUID> result = runner.submit(new IdleCommand(UUID.randomUUID(), host), caller);
        if (result instanceof CommandResult.Accepted<UUID> accepted) {
            return accepted.taskId();
        }
        throw new IllegalStateException("Not accepted: " + result);
    }

    @Override
    public void close() {
        recovery.leaveAll();
    }
}
