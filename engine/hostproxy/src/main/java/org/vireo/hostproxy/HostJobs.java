package org.vireo.hostproxy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.storage.CopyVolume;

/**
 * Long jobs of an agent: they go on while no engine is connected, and how they ended is known for a week, also when
 * the agent was killed meanwhile. Their ids are the caller's, so that beginning one again is the same job.
 *
 * <p>An agent without the feature {@value #FEATURE} knows none of these: METHOD_NOT_FOUND.
 */
public interface HostJobs {

    /** In {@link HostGreeting#features()} of an agent that has them. */
    String FEATURE = "volume.jobs";

    /**
     * Begins a full copy of an image file, as {@link HostStorage#copy}; what is wrong with it is told by the job.
     * Refused with IDEMPOTENCY_CONFLICT where the id is another job's, BUSY, STORAGE_FULL.
     */
    HostOutcome<HostJob> startCopy(CallContext context, UUID id, CopyVolume copy);

    /** Begins to read an image file for its SHA-256: of the file as it is stored, without any backing file. */
    HostOutcome<HostJob> startChecksum(CallContext context, UUID id, String path);

    /** How far a job is; waits so long for its end. Refused with JOB_NOT_FOUND. */
    HostOutcome<HostJob> status(CallContext context, UUID id, Duration wait);

    /** Every job that the host knows of. */
    HostOutcome<List<HostJob>> list(CallContext context);

    /** Ends a job and removes what it made, unless it has ended before. Refused with JOB_NOT_FOUND, BUSY. */
    HostOutcome<HostJob> abort(CallContext context, UUID id);
}
