package org.vireo.model.reported;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.VmId;

/**
 * The part of a reported XML that Vireo and its agent wrote.
 *
 * @param version version of the metadata's format
 * @param guaranteedBytes what the balloon leaves the guest when the host is short of memory; 0 for all
 * @param startedAt when the agent started it; null when not written yet
 */
public record ReportedMetadata(
        int version,
        VmId id,
        long configurationVersion,
        boolean launchPaused,
        long guaranteedBytes,
        List<ReportedPayload> payloads,
        @Nullable Instant startedAt) {

    public ReportedMetadata {
        payloads = List.copyOf(payloads);
    }
}
