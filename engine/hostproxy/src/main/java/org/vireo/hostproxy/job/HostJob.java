package org.vireo.hostproxy.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vireo.hostproxy.storage.VolumeInfo;

/**
 * A long job of an agent, which goes on without the engine. What it says of the end is on the host's disk.
 *
 * @param id chosen by whoever began it
 * @param verb what began it, such as {@code volume.start_copy}
 * @param totalBytes 0 as long as it is not known
 * @param volume the copy, of a finished one
 * @param sha256 in lower-case hex, of a finished checksum
 * @param error of a failed or aborted one; what it made is removed
 */
public record HostJob(
        UUID id,
        String verb,
        State state,
        long doneBytes,
        long totalBytes,
        Instant startedAt,
        Optional<VolumeInfo> volume,
        Optional<String> sha256,
        Optional<JobFailure> error) {

    /** All but {@link #RUNNING} are for good. */
    public enum State {
        RUNNING,
        FINISHED,
        FAILED,
        ABORTED
    }
}
