package org.vireo.it.lifecycle;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.vireo.core.monitoring.HostSessions;
import org.vireo.core.monitoring.statistics.LiveStatistics;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.TaskQueue;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.runtime.Defects;
import org.vireo.core.runtime.InProcessEventBus;
import org.vireo.core.runtime.Patience;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostListener;
import org.vireo.it.command.FakeSigner;
import org.vireo.it.command.HandWiring;
import org.vireo.persistence.test.TestDatabase;

/** One engine from its start to its end: the command path, the queue and the sessions with hosts, over a real database. */
final class LivingEngine {

    private static final Duration OF_TASKS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(160);
    private static final Duration STORAGE_PATIENCE = Duration.ofMillis(600);

    private static final List<Class<?>> HANDLERS = handlers();

    private final ConcurrentLinkedQueue<HostConnection> connections = new ConcurrentLinkedQueue<>();
    private final Life life = new Life(this::cut);
    private final HandWiring wiring = new HandWiring();
    private final TaskQueue queue;
    private final CommandRunner runner;
    private final HostSessions sessions;
    private final TaskRecovery tasks;
    private final TaskControl control;
    private final TaskRetry retry;

    LivingEngine(TestDatabase database, HostConnector hosts, Clock clock, Duration heartbeat) {
        this.queue = database.taskQueue(MortalDataSource.of(database.dataSource(), life), heartbeat);
        wiring.with(TransactionRunner.class, new OfLife(database.transactions(), life))
                .with(Clock.class, clock)
                .with(Defects.class, defect -> {
                    throw defect;
                })
                .with(HostDirectories.class, new HostDirectories(List.of()))
                .with(TaskQueue.class, queue)
                .with(Patience.class, new Patience(OF_TASKS, BETWEEN_QUESTIONS))
                .with(IdSource.class, UUID::randomUUID)
                .with(HostConnector.class, new OfEngine(hosts));
        database.repositories().forEach(wiring::offer);
        wiring.offer(new FakeSigner());
        wiring.offer(wiring.get(InProcessEventBus.class));
        this.sessions = wiring.get(HostSessions.class);
        wiring.offer(sessions).with(StorageCalls.class, new StorageCalls(sessions, new Patience(STORAGE_PATIENCE)));
        List<CommandHandler<?, ?>> all = new ArrayList<>();
        HANDLERS.forEach(type -> all.add((CommandHandler<?, ?>) wiring.get(type)));
        wiring.with(HandlerRegistry.class, new HandlerRegistry(all));
        this.runner = wiring.get(CommandRunner.class);
        this.tasks = wiring.get(TaskRecovery.class);
        this.control = wiring.get(TaskControl.class);
        this.retry = wiring.get(TaskRetry.class);
    }

    private static List<Class<?>> handlers() {
        List<Class<?>> found = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPackages("org.vireo.core.command")) {
            if (type.isAssignableTo(CommandHandler.class) && !type.isInterface()) {
                found.add(type.reflect());
            }
        }
        return found;
    }

    /** In the order of the real one's start; throws {@link Killed} when it dies of it. */
    void start() {
        life.during(() -> {
            tasks.resumeAll();
            sessions.start();
            return true;
        });
    }

    /** In the order of the real one's end. */
    void stop() {
        tasks.leaveAll();
        sessions.stop();
        life.die();
    }

    void kill() {
        life.die();
    }

    /** A session with every host that is there now. */
    void watchHosts() {
        sessions.start();
    }

    Life life() {
        return life;
    }

    /** The host is asked for a full report. */
    void report(UUID hostId) {
        sessions.refresh(hostId);
    }

    /** What hosts count. */
    LiveStatistics statistics() {
        return wiring.get(LiveStatistics.class);
    }

    boolean isConnected(UUID hostId) {
        return sessions.facts(hostId).isPresent()
                && sessions.call(hostId, connection -> new org.vireo.hostproxy.HostOutcome.Done<>(true))
                        .isDone();
    }

    <C extends Command<R>, R> CommandResult<R> submit(C command, Caller caller) {
        return life.during(() -> runner.submit(command, caller));
    }

    CommandResult<UUID> cancel(UUID taskId, Caller caller) {
        return life.during(() -> control.cancel(taskId, caller));
    }

    CommandResult<?> retry(UUID taskId, Caller caller) {
        return life.during(() -> retry.retry(taskId, caller));
    }

    private void cut() {
        connections.forEach(HostConnection::close);
        // What a dead process leaves are threads here; they must not heap up over thousands of runs.
        Thread.ofVirtual().start(() -> {
            sessions.stop();
            queue.stop();
        });
    }

    /** Transactions of this engine alone. */
    private record OfLife(TransactionRunner database, Life life) implements TransactionRunner {

        @Override
        public <T extends @Nullable Object> T call(Supplier<T> work) {
            return life.during(() -> database.call(work));
        }

        @Override
        public void afterCommit(Runnable action) {
            database.afterCommit(action);
        }
    }

    /** Connections that end with the engine. */
    private final class OfEngine implements HostConnector {

        private final HostConnector hosts;

        OfEngine(HostConnector hosts) {
            this.hosts = hosts;
        }

        @Override
        public ConnectResult connect(HostEndpoint endpoint, HostListener listener) {
            life.requireAlive();
            ConnectResult result = hosts.connect(endpoint, listener);
            if (result instanceof ConnectResult.Connected connected) {
                connections.removeIf(open -> !open.isOpen());
                connections.add(connected.connection());
                if (life.isDead()) {
                    connected.connection().close();
                    return new ConnectResult.Failed(ConnectFailure.UNREACHABLE, "This engine was killed");
                }
            }
            return result;
        }
    }
}
