package org.vireo.it.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepOutcome;
import org.vireo.it.command.IdleEngine;
import org.vireo.persistence.test.TestDatabase;

/**
 * Tasks of one step that does nothing, from the request to the end, over a PostgreSQL that loses nothing and a pool as
 * large as the server's. The reference is a loop that inserts a row and commits, by as many threads.
 */
final class TasksBench {

    private static final int REQUESTS_AT_ONCE = 16;
    private static final int WARM_UP = 20_000;
    private static final int TASKS = 10_000;
    private static final int POOL = 20;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /**
     * What was measured.
     *
     * @param perSecond tasks from the first request to the end of the last task
     * @param plainPerSecond commits of the reference
     * @param acceptP95 milliseconds of a request
     */
    record Figures(double perSecond, double plainPerSecond, double acceptP95) {}

    private final TestDatabase database;

    private TasksBench(TestDatabase database) {
        this.database = database;
    }

    static Figures run() throws SQLException, InterruptedException, ExecutionException {
        // Lines of the log are the terminal's speed, not the engine's.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        try (TestDatabase database = TestDatabase.durable(POOL)) {
            return new TasksBench(database).measure();
        }
    }

    private Figures measure() throws SQLException, InterruptedException, ExecutionException {
        Step nothing = new Step("Do nothing", context -> StepOutcome.DONE);
        try (IdleEngine engine = new IdleEngine(database, List.of(nothing))) {
            List<Caller> users = List.of(engine.newUser("a@internal"), engine.newUser("b@internal"));
            tasks(engine, users, WARM_UP);
            List<Long> requests = new ArrayList<>();
            long start = System.nanoTime();
            requests.addAll(tasks(engine, users, TASKS));
            double tasks = TASKS / seconds(start);
            Collections.sort(requests);
            return new Figures(tasks, plain(), requests.get(requests.size() * 95 / 100) / 1e6);
        }
    }

    /** How long each request took, in nanoseconds; returns when all tasks have ended. */
    private List<Long> tasks(IdleEngine engine, List<Caller> users, int count)
            throws SQLException, InterruptedException, ExecutionException {
        List<Long> requests = inParallel(count, i -> {
            long start = System.nanoTime();
            engine.accept(users.get(i % users.size()));
            return System.nanoTime() - start;
        });
        awaitEmptyQueue();
        return requests;
    }

    private void awaitEmptyQueue() throws SQLException, InterruptedException {
        long start = System.nanoTime();
        while (waiting() > 0) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new IllegalStateException(waiting() + " tasks did not end within " + LIMIT);
            }
            Thread.sleep(50);
        }
    }

    private int waiting() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from scheduled_tasks")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private double plain() throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table plain (id uuid primary key, words text not null)");
        }
        inParallel(WARM_UP, this::insert);
        long start = System.nanoTime();
        inParallel(TASKS, this::insert);
        return TASKS / seconds(start);
    }

    private int insert(int number) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("insert into plain values (?, ?)")) {
            statement.setObject(1, UUID.randomUUID());
            statement.setString(2, "Row " + number);
            return statement.executeUpdate();
        }
    }

    private interface Request<T> {
        T make(int number) throws SQLException;
    }

    private static <T> List<T> inParallel(int count, Request<T> request)
            throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(REQUESTS_AT_ONCE)) {
            List<Callable<T>> requests = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                requests.add(() -> request.make(number));
            }
            for (Future<T> result : threads.invokeAll(requests)) {
                results.add(result.get());
            }
        }
        return results;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
