package org.vireo.model.reported;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent wrote back into the metadata.
 *
 * @param startedAt when it started the VM; null when not written yet
 * @param exitReason why the VM ended; null while it runs
 * @param pauseReason why it stands still; null when it does not, or nobody knows
 * @param jobs long jobs under way
 */
public record ReportedRun(
        @Nullable Instant startedAt,
        @Nullable String exitReason,
        @Nullable String pauseReason,
        List<Job> jobs) {

    public static final ReportedRun NOTHING = new ReportedRun(null, null, null, List.of());

    /**
     * A long job.
     *
     * @param alias alias of the device that it works on; null for the whole VM
     */
    public record Job(String id, String kind, @Nullable String alias) {}

    public ReportedRun {
        jobs = List.copyOf(jobs);
    }
}
