package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.Task;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

class LockRepositoryTest {

    private static TestDatabase db;
    private static Samples samples;

    @BeforeAll
    static void start() {
        db = TestDatabase.create(40);
        samples = new Samples(db);
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @Test
    void anExclusiveLockKeepsEverybodyElseOut() {
        ObjectRef vm = ObjectRef.vm(UUID.randomUUID());
        Task first = samples.task("first");
        Task second = samples.task("second");
        assertThat(acquire(lock(vm, true, first))).isEmpty();
        assertThat(acquire(lock(vm, true, second)))
                .get()
                .extracting(EntityLock::taskId)
                .isEqualTo(first.id());
        assertThat(acquire(lock(vm, false, second))).isPresent();
        db.transactions().run(() -> db.locks().release(first.id()));
        assertThat(acquire(lock(vm, true, second))).isEmpty();
    }

    @Test
    void whatIsTakenAndGivenUpInOneTransactionDoesNotStay() {
        ObjectRef vm = ObjectRef.vm(UUID.randomUUID());
        Task task = samples.task("task");
        db.transactions().run(() -> {
            db.locks().acquire(List.of(lock(vm, true, task)));
            db.locks().release(task.id());
        });
        assertThat(db.transactions().call(() -> db.locks().on(List.of(vm)))).isEmpty();
    }

    @Test
    void sharedLocksLetEachOtherIn() {
        ObjectRef network = ObjectRef.network(UUID.randomUUID());
        assertThat(acquire(lock(network, false, samples.task("first")))).isEmpty();
        assertThat(acquire(lock(network, false, samples.task("second")))).isEmpty();
        assertThat(acquire(lock(network, true, samples.task("third")))).isPresent();
        assertThat(db.transactions().call(() -> db.locks().on(List.of(network))))
                .hasSize(2);
    }

    @Test
    void allAreTakenOrNone() {
        ObjectRef taken = ObjectRef.disk(UUID.randomUUID());
        ObjectRef free = ObjectRef.vm(UUID.randomUUID());
        assertThat(acquire(lock(taken, true, samples.task("first")))).isEmpty();
        Task second = samples.task("second");
        assertThat(acquire(lock(free, true, second), lock(taken, false, second)))
                .isPresent();
        assertThat(db.transactions().call(() -> db.locks().on(List.of(free)))).isEmpty();
    }

    @Test
    void objectsOfTheSameIdButAnotherTypeAreOthers() {
        UUID id = UUID.randomUUID();
        assertThat(acquire(lock(ObjectRef.disk(id), true, samples.task("first"))))
                .isEmpty();
        assertThat(acquire(lock(ObjectRef.vm(id), true, samples.task("second"))))
                .isEmpty();
    }

    @Test
    void aTaskMayTakeAgainAndMoreOfWhatItHolds() {
        ObjectRef vm = ObjectRef.vm(UUID.randomUUID());
        Task task = samples.task("task");
        assertThat(acquire(lock(vm, false, task), lock(vm, true, task), lock(vm, false, task)))
                .isEmpty();
        assertThat(acquire(lock(vm, true, task))).isEmpty();
        assertThat(db.transactions().call(() -> db.locks().on(List.of(vm))))
                .singleElement()
                .matches(EntityLock::isExclusive);
    }

    @Test
    void nothingIsAskedForNothing() {
        assertThat(db.transactions().call(() -> db.locks().acquire(List.of()))).isEmpty();
        assertThat(db.transactions().call(() -> db.locks().on(List.of()))).isEmpty();
    }

    /** Forty threads fight for five objects: the exclusive holder is always alone, and nobody waits in a circle. */
    @Test
    void exclusiveHoldersAreAloneAndNobodyDeadlocks() throws Exception {
        List<ObjectRef> objects = IntStream.range(0, 5)
                .mapToObj(i -> ObjectRef.vm(UUID.randomUUID()))
                .toList();
        Map<ObjectRef, AtomicInteger> holders = new ConcurrentHashMap<>();
        AtomicInteger won = new AtomicInteger();
        List<Task> tasks =
                IntStream.range(0, 40).mapToObj(i -> samples.task("task " + i)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (Task task : tasks) {
                all.add(threads.submit(() -> fight(task, objects, holders, won)));
            }
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(won.get()).isPositive();
        assertThat(db.transactions().call(() -> db.locks().on(objects))).isEmpty();
    }

    private static void fight(
            Task task, List<ObjectRef> objects, Map<ObjectRef, AtomicInteger> holders, AtomicInteger won) {
        Random random = new Random(task.id().getMostSignificantBits());
        for (int round = 0; round < 15; round++) {
            List<ObjectRef> mixed = new ArrayList<>(objects);
            Collections.shuffle(mixed, random);
            List<ObjectRef> wanted = mixed.subList(0, 1 + random.nextInt(3));
            boolean exclusive = random.nextInt(3) > 0;
            EntityLock[] locks =
                    wanted.stream().map(object -> lock(object, exclusive, task)).toArray(EntityLock[]::new);
            if (acquire(locks).isPresent()) {
                continue;
            }
            int mine = exclusive ? 1000 : 1;
            wanted.forEach(object -> assertThat(holders.computeIfAbsent(object, other -> new AtomicInteger())
                            .addAndGet(mine))
                    .as("weight of the holders")
                    .matches(weight -> exclusive ? weight == 1000 : weight < 1000));
            won.incrementAndGet();
            wanted.forEach(object -> holders.computeIfAbsent(object, other -> new AtomicInteger())
                    .addAndGet(-mine));
            db.transactions().run(() -> db.locks().release(task.id()));
        }
    }

    private static EntityLock lock(ObjectRef object, boolean exclusive, Task task) {
        return new EntityLock(UUID.randomUUID(), object, exclusive, task.id(), "it is being tested", Samples.NOW);
    }

    private static Optional<EntityLock> acquire(EntityLock... locks) {
        return db.transactions().call(() -> db.locks().acquire(List.of(locks)));
    }
}
