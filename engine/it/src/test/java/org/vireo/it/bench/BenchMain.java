package org.vireo.it.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.vireo.it.lifecycle.ManyStarts;

/**
 * Runs the benchmark that the first argument names. Prints the reference that ran beside it, the ratio of the two,
 * what else there is to tell (such as the garbage), and as the last line {@code NAME VALUE UNIT}.
 *
 * <p>Wants a class path in {@code java.class.path} (start it with {@code java -cp}), since the measured code runs in a
 * JVM of its own.
 */
public final class BenchMain {

    /** A benchmark: its class with the methods {@code method} and {@code reference}, and the unit of its result. */
    private record Bench(Class<?> type, String method, String unit) {}

    private static final Map<String, Bench> BENCHES = new TreeMap<>(Map.of(
            "build-xml", new Bench(BuildXmlBenchmark.class, "build", "ops/s"),
            "match-xml", new Bench(MatchXmlBenchmark.class, "match", "us")));

    private static final String TASKS = "tasks";
    private static final String STARTS = "starts";
    private static final int VMS = 1_000;

    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 1 && args[0].equals(TASKS)) {
            printTasks(TasksBench.run());
            return;
        }
        if (args.length == 1 && args[0].equals(STARTS)) {
            printStarts();
            return;
        }
        Bench bench = args.length == 1 ? BENCHES.get(args[0]) : null;
        if (bench == null) {
            System.err.println(
                    "Give one name of: " + String.join(", ", BENCHES.keySet()) + ", " + TASKS + ", " + STARTS);
            System.exit(2);
            return;
        }
        printJmh(args[0], bench);
    }

    private static void printTasks(TasksBench.Figures figures) {
        print(TASKS + "-reference", figures.plainPerSecond(), "commits/s");
        print(TASKS + "-ratio", figures.perSecond() / figures.plainPerSecond(), "x");
        print(TASKS + "-accept-p95", figures.acceptP95(), "ms");
        print(TASKS, figures.perSecond(), "tasks/s");
    }

    /** The first thousand are to warm up. */
    private static void printStarts() throws InterruptedException, ExecutionException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        try (ManyStarts warmUp = new ManyStarts()) {
            warmUp.measure(VMS);
        }
        try (ManyStarts starts = new ManyStarts()) {
            ManyStarts.Figures figures = starts.measure(VMS);
            print(STARTS + "-median", figures.medianMillis(), "ms");
            print(STARTS + "-p95", figures.p95Millis(), "ms");
            print(STARTS + "-most", figures.mostMillis(), "ms");
            print(STARTS, figures.perSecond(), "VMs/s");
        }
    }

    private static void printJmh(String name, Bench bench) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(bench.type().getName().replace(".", "\\.") + "\\..*")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        RunResult measured = find(results, bench.method());
        RunResult reference = find(results, "reference");
        double value = measured.getPrimaryResult().getScore();
        double plain = reference.getPrimaryResult().getScore();
        print(name + "-reference", plain, bench.unit());
        print(name + "-ratio", value / plain, "x");
        print(name + "-garbage", garbage(measured), "B/op");
        print(name, value, bench.unit());
    }

    private static RunResult find(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The benchmark has no method " + method));
    }

    private static double garbage(RunResult result) {
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return allocated == null ? Double.NaN : allocated.getScore();
    }

    private static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, value < 10 ? "%s %.2f %s%n" : "%s %.0f %s%n", name, value, unit);
    }
}
