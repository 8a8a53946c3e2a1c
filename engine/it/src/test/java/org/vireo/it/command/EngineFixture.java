package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.command.HandlerRegistry;
import org.vireo.core.command.TaskControl;
import org.vireo.core.command.TaskRetry;
import org.vireo.core.command.execution.TaskRecovery;
import org.vireo.core.command.storage.StorageCalls;
import org.vireo.core.command.vmdevice.claim.HostDirectories;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.TaskQueue;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.query.Search;
import org.vireo.core.runtime.Defects;
import org.vireo.core.runtime.InProcessEventBus;
import org.vireo.core.runtime.Patience;
import org.vireo.core.validation.Violation;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.fake.FakeHostConnector;
import org.vireo.hostproxy.fake.SimulatedClock;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.HostId;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.user.Reach;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;
import org.vireo.persistence.test.TestDatabase;

/** An engine's command path over a real database and a fake host; it can be killed and started again. */
final class EngineFixture implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JavaClasses CORE = new ClassFileImporter().importPackages("org.vireo.core.command");

    private final TestDatabase database = SharedDatabase.emptied();
    private final SimulatedClock clock = new SimulatedClock();
    private final FakeHostConnector connector = new FakeHostConnector();
    private final List<EntityChanged> changes = new CopyOnWriteArrayList<>();
    private final UUID hostId = UUID.randomUUID();
    private final FakeHost host = new FakeHost(new HostId(hostId), clock);
    private final Caller admin = new Caller(UUID.randomUUID(), "admin@internal", "test-1");
    private MortalTransactions transactions;
    private CommandRunner runner;
    private TaskControl control;
    private TaskRetry retry;
    private TaskQueue queue;
    private final List<TaskQueue> queues = new ArrayList<>();
    private final FakeHostCalls calls = new FakeHostCalls(connector);

    EngineFixture() {
        connector.place(FakeHostCalls.addressOf(hostId), 54321, host);
        database.transactions().run(() -> {
            database.users().add(new User(admin.userId(), admin.principal(), "hash"));
            database.grant(admin.userId(), Roles.SUPER_USER, ObjectRef.SYSTEM);
        });
        start();
    }

    private void start() {
        transactions = new MortalTransactions(database.transactions());
        queue = database.taskQueue(new MortalConnections(database.dataSource(), transactions).dataSource());
        queues.add(queue);
        HandWiring wiring = wiring();
        runner = wiring.get(CommandRunner.class);
        control = wiring.get(TaskControl.class);
        retry = wiring.get(TaskRetry.class);
        wiring.get(TaskRecovery.class).resumeAll();
    }

    /** The running engine writes nothing any more; what it has under way at hosts goes on there. */
    void kill() {
        transactions.kill();
    }

    /** The next request is accepted, and nothing after it. */
    void killAfterAccepting() {
        transactions.killAfterNext();
    }

    /** A new engine takes up what a killed one left. */
    void restart() {
        calls.connectAnew();
        start();
    }

    void killAndRestart() {
        kill();
        restart();
    }

    /** The engine cannot reach its database for a while; the test can. */
    void databaseAway(boolean away) {
        transactions.databaseAway(away);
    }

    /** A new engine's parts that know each other, over the same database and host. */
    HandWiring wiring() {
        HandWiring wiring = new HandWiring()
                .with(TransactionRunner.class, transactions)
                .with(Clock.class, clock)
                .with(HostDirectories.class, new HostDirectories(List.of("/srv/shared")))
                .with(TaskQueue.class, queue)
                .with(Defects.class, defect -> {
                    throw defect;
                })
                .with(Patience.class, new Patience(Duration.ofSeconds(2)))
                .with(IdSource.class, UUID::randomUUID);
        database.repositories().forEach(wiring::offer);
        wiring.offer(new NoEnrolment());
        InProcessEventBus events = wiring.get(InProcessEventBus.class);
        events.subscribe(changes::add);
        wiring.offer(calls)
                .offer(events)
                .with(StorageCalls.class, new StorageCalls(calls, new Patience(Duration.ofMillis(100))));
        return wiring.with(HandlerRegistry.class, new HandlerRegistry(handlers(wiring)));
    }

    /** All that there are, so that one that cannot be built is noticed. */
    private static List<CommandHandler<?, ?>> handlers(HandWiring wiring) {
        List<CommandHandler<?, ?>> handlers = new ArrayList<>();
        for (JavaClass type : CORE) {
            if (type.isAssignableTo(CommandHandler.class) && !type.isInterface()) {
                handlers.add((CommandHandler<?, ?>) wiring.get(type.reflect()));
            }
        }
        return handlers;
    }

    /** Every handler of an engine of its own. */
    List<CommandHandler<?, ?>> handlers() {
        return handlers(wiring());
    }

    /** A part of an engine beside the command path, over the same database and host. */
    <T> T part(Class<T> type) {
        return wiring().get(type);
    }

    TestDatabase database() {
        return database;
    }

    FakeHost host() {
        return host;
    }

    FakeHostCalls calls() {
        return calls;
    }

    UUID hostId() {
        return hostId;
    }

    SimulatedClock clock() {
        return clock;
    }

    List<EntityChanged> changes() {
        return changes;
    }

    Caller admin() {
        return admin;
    }

    /** A new user who may do with the VM what its manager may, and nothing else. */
    Caller managerOf(UUID vmId) {
        UUID user = UUID.randomUUID();
        String principal = "joe-" + user + "@internal";
        database.transactions().run(() -> {
            database.users().add(new User(user, principal, "hash"));
            database.grant(user, Roles.USER_VM_MANAGER, ObjectRef.vm(vmId));
        });
        return new Caller(user, principal, "c");
    }

    <T> T read(Supplier<T> work) {
        return database.transactions().call(work);
    }

    <C extends Command<R>, R> CommandResult<R> submit(C command) {
        return runner.submit(command, admin);
    }

    <C extends Command<R>, R> CommandResult<R> submit(C command, Caller caller) {
        return runner.submit(command, caller);
    }

    TaskControl control() {
        return control;
    }

    TaskRetry retry() {
        return retry;
    }

    /** Accepted, and not waited for. */
    <C extends Command<R>, R> UUID accepted(C command) {
        CommandResult<R> result = submit(command);
        assertThat(result).as("%s", command).isInstanceOf(CommandResult.Accepted.class);
        return ((CommandResult.Accepted<R>) result).taskId();
    }

    /** Accepted and ended as expected. */
    <C extends Command<R>, R> Task ended(C command, TaskStatus expected) {
        Task task = await(accepted(command));
        assertThat(task.status()).as("%s: %s", command, task.failure()).isEqualTo(expected);
        return task;
    }

    <C extends Command<R>, R> Task done(C command) {
        return ended(command, TaskStatus.FINISHED);
    }

    /** The codes of the violations, of which there must be some. */
    <C extends Command<R>, R> List<String> refusal(C command) {
        return violations(command).stream().map(Violation::code).toList();
    }

    <C extends Command<R>, R> List<Violation> violations(C command) {
        CommandResult<R> result = submit(command);
        assertThat(result).as("%s", command).isInstanceOf(CommandResult.Refused.class);
        return ((CommandResult.Refused<R>) result).violations();
    }

    /** The codes of a refusal. */
    static List<String> codes(CommandResult<?> result) {
        assertThat(result).isInstanceOf(CommandResult.Refused.class);
        return ((CommandResult.Refused<?>) result)
                .violations().stream().map(Violation::code).toList();
    }

    /** Whether somebody was kept from it, by a right that is missing or because they do not even see the thing. */
    static boolean isDenied(CommandResult<?> result) {
        return result instanceof CommandResult.Forbidden
                || (result instanceof CommandResult.Refused && codes(result).equals(List.of("NOT_FOUND")));
    }

    /** Waits until the task has ended, and checks that it left no lock. */
    Task await(UUID taskId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Task task = read(() -> database.tasks().find(taskId).orElseThrow());
            if (task.status() != TaskStatus.STARTED) {
                assertThat(SharedDatabase.locksOf(taskId))
                        .as("locks after %s", task.description())
                        .isZero();
                return task;
            }
            pause();
        }
        throw new AssertionError("Task " + taskId + " did not end within " + PATIENCE);
    }

    /** Messages of the events with this code, newest first. */
    List<String> events(EventCode code) {
        return read(() -> database.auditLog().search(Search.ALL, 0, Reach.EVERYTHING)).stream()
                .filter(event -> event.code() == code)
                .map(AuditEvent::message)
                .toList();
    }

    /** Waits for what happens by itself. */
    static void awaitThat(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " did not happen within " + PATIENCE);
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        transactions.kill();
        queues.forEach(each -> Thread.ofVirtual().start(each::stop));
    }
}
