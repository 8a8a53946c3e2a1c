package org.vireo.it.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.model.ObjectRef;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.template.Template;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;
import org.vireo.persistence.test.TestDatabase;

/** Starts many different VMs at once on simulated hosts, by several users. */
public final class ManyStarts implements AutoCloseable {

    private static final int HOSTS = 25;
    private static final int USERS = 10;
    private static final int MAKERS = 16;

    /** As many as the server has for requests on two processors; those that come at once wait for one of them. */
    private static final int REQUEST_THREADS = 32;

    private static final int POOL = 20;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final long MEMORY = 1L << 30;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 20;

    /**
     * What was measured.
     *
     * @param perSecond VMs from the first request to the end of the last task
     * @param medianMillis from the moment at which all were asked for to the end of a task
     * @param p95Millis the same of all but the last twentieth
     * @param mostMillis the same of the last
     */
    public record Figures(double perSecond, double medianMillis, double p95Millis, double mostMillis) {}

    private final Lane lane;
    private final List<Caller> callers = new ArrayList<>();

    /** Over a PostgreSQL that loses nothing. */
    public ManyStarts() {
        lane = new Lane(TestDatabase.durable(POOL), HOSTS, HEARTBEAT);
        for (int i = 0; i < USERS; i++) {
            callers.add(newUser("user" + i + "@internal"));
        }
    }

    private Caller newUser(String name) {
        UUID id = UUID.randomUUID();
        lane.database().transactions().run(() -> {
            lane.database().users().add(new User(id, name, "hash"));
            lane.database().grant(id, Roles.SUPER_USER, ObjectRef.SYSTEM);
        });
        return new Caller(id, name, name);
    }

    /** Fails when one of them does not run, runs twice or does not end in time. */
    public Figures measure(int count) throws InterruptedException, ExecutionException {
        List<UUID> vms = made(count);
        long start = System.nanoTime();
        List<UUID> tasks = new ArrayList<>();
        try (ExecutorService watch = Executors.newSingleThreadExecutor();
                ExecutorService server = Executors.newFixedThreadPool(REQUEST_THREADS)) {
            Future<Map<UUID, Long>> ends = watch.submit(() -> ends(count));
            List<Callable<UUID>> requests = IntStream.range(0, count)
                    .<Callable<UUID>>mapToObj(i -> () -> accepted(new StartVm(vms.get(i), null), i))
                    .toList();
            for (Future<UUID> request : server.invokeAll(requests)) {
                tasks.add(request.get());
            }
            requireRunning(vms, tasks, ends.get());
            return figures(ends.get().values(), start);
        }
    }

    private List<UUID> made(int count) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(MAKERS)) {
            List<Callable<UUID>> orders = IntStream.range(0, count)
                    .<Callable<UUID>>mapToObj(i -> () -> made("bench-" + i, i))
                    .toList();
            List<UUID> made = new ArrayList<>();
            for (Future<UUID> vm : threads.invokeAll(orders)) {
                made.add(vm.get());
            }
            return made;
        }
    }

    private UUID made(String name, int number) {
        VmChanges settings =
                new VmChanges(name, null, null, MEMORY, CpuTopology.SINGLE, null, null, null, null, null, null);
        AddVm add = new AddVm(UUID.randomUUID(), lane.estate().cluster, Template.BLANK, settings);
        accepted(add, number);
        return add.id();
    }

    private UUID accepted(Command<UUID> command, int number) {
        CommandResult<UUID> result = lane.engine().submit(command, callers.get(number % USERS));
        if (result instanceof CommandResult.Accepted<UUID> accepted) {
            return accepted.taskId();
        }
        throw new IllegalStateException(command + ": " + result);
    }

    /** When each of the starts was first seen to have ended, by task. */
    private Map<UUID, Long> ends(int count) {
        Map<UUID, Long> ends = new HashMap<>();
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (ends.size() < count) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(
                        "After " + LIMIT + " these have no end: " + lane.rows().unfinished());
            }
            Patiently.sleep(LOOK_MILLIS);
            List<UUID> ended = lane.rows().endedStarts();
            long now = System.nanoTime();
            ended.forEach(task -> ends.putIfAbsent(task, now));
        }
        return ends;
    }

    private void requireRunning(List<UUID> vms, List<UUID> tasks, Map<UUID, Long> ends) {
        boolean finished = lane.rows().ends(tasks).values().stream().allMatch(TaskStatus.FINISHED::equals);
        boolean once =
                vms.stream().allMatch(vm -> lane.estate().copies.hostsOf(vm).size() == 1);
        List<String> faults = lane.estate().copies.faults();
        if (!finished || !once || !faults.isEmpty() || !ends.keySet().containsAll(tasks)) {
            throw new IllegalStateException("All finished: " + finished + ", all run once: " + once + ", " + faults);
        }
    }

    private static Figures figures(Collection<Long> ends, long start) {
        List<Double> times = new ArrayList<>(
                ends.stream().map(end -> (end - start) / 1e6).sorted().toList());
        return new Figures(
                times.size() / (times.getLast() / 1e3),
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                times.getLast());
    }

    @Override
    public void close() {
        lane.close();
    }
}
