package org.vireo.it.lifecycle;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random runs of what callers, guests, hosts, databases and kills can do to the engine. In each, at every moment and when
 * all is healed: never two running copies of a VM, never a lock without a living task, never a task that ends nowhere,
 * never a configuration that is lost, and the picture that the engine has is true.
 */
class LifecycleModelTest {

    /** How many runs; ./vireo test --quick sets fewer; 10,000 take a quarter of an hour. */
    private static final int RUNS = Integer.getInteger("vireo.model.runs", 300);

    private static final int LANES = Integer.getInteger("vireo.model.lanes", 12);
    private static final int TRIES = 20;
    private static final int MOST_ACTS = 14;

    private static final Queue<Lane> IDLE = new ConcurrentLinkedQueue<>();
    private static final PrintStream CONSOLE = System.err;

    /** Those of one try; the failing one is printed by the failure. */
    record Scripts(List<List<Act>> all) {

        @Override
        public String toString() {
            return all.size() + " runs";
        }
    }

    /** The engine's log would be hundreds of megabytes. */
    @BeforeContainer
    static void silence() {
        if (!Boolean.getBoolean("vireo.model.log")) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        }
        for (int i = 0; i < LANES; i++) {
            IDLE.add(new Lane());
        }
    }

    @AfterContainer
    static void end() {
        IDLE.forEach(Lane::close);
        IDLE.clear();
        System.setErr(CONSOLE);
    }

    @Property(
            tries = TRIES,
            edgeCases = EdgeCasesMode.NONE,
            shrinking = ShrinkingMode.OFF,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    void whateverHappensNoVmShouldRunTwiceAndNothingBeLost(@ForAll("scripts") Scripts scripts)
            throws InterruptedException {
        Queue<List<Act>> waiting = new ConcurrentLinkedQueue<>(scripts.all());
        List<Future<Optional<String>>> lanes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(LANES)) {
            for (int i = 0; i < LANES; i++) {
                lanes.add(threads.submit(() -> inLane(waiting)));
            }
            for (Future<Optional<String>> lane : lanes) {
                lane.get().ifPresent(failure -> {
                    throw new AssertionError(failure);
                });
            }
        } catch (ExecutionException e) {
            throw new AssertionError("A lane broke", e);
        }
    }

    @Provide
    Arbitrary<Scripts> scripts() {
        return Acts.script(MOST_ACTS).list().ofSize(Math.max(1, RUNS / TRIES)).map(Scripts::new);
    }

    /** Runs what is waiting; the words of the first failure, or empty. */
    private static Optional<String> inLane(Queue<List<Act>> waiting) {
        Lane lane = IDLE.remove();
        try {
            for (List<Act> script = waiting.poll(); script != null; script = waiting.poll()) {
                Optional<String> failure = new Shrinking(lane).run(script);
                if (failure.isPresent()) {
                    waiting.clear();
                    return failure;
                }
            }
            return Optional.empty();
        } finally {
            IDLE.add(lane);
        }
    }
}
