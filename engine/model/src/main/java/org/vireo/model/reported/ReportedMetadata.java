package org.vireo.model.reported;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.Power.StorageErrorAction;
import org.vireo.model.id.VmId;

/**
 * The part of a reported XML that Vireo and its agent wrote.
 *
 * @param version version of the metadata's format
 * @param guaranteedBytes what the balloon leaves the guest when the host is short of memory; 0 for all
 * @param onStorageError what follows a pause for an error of the storage
 * @param hookParameters values for the host's hooks, by name
 * @param run what the agent wrote back
 */
public record ReportedMetadata(
        int version,
        VmId id,
        long configurationVersion,
        boolean launchPaused,
        long guaranteedBytes,
        List<ReportedPayload> payloads,
        StorageErrorAction onStorageError,
        Map<String, String> hookParameters,
        ReportedRun run) {

    public ReportedMetadata {
        payloads = List.copyOf(payloads);
        hookParameters = Map.copyOf(hookParameters);
    }

    /** Of a VM whose host is told nothing. */
    public ReportedMetadata(
            int version,
            VmId id,
            long configurationVersion,
            boolean launchPaused,
            long guaranteedBytes,
            List<ReportedPayload> payloads,
            @Nullable Instant startedAt) {
        this(
                version,
                id,
                configurationVersion,
                launchPaused,
                guaranteedBytes,
                payloads,
                StorageErrorAction.AUTO_RESUME,
                Map.of(),
                new ReportedRun(startedAt, null, null, List.of()));
    }

    /** When the agent started it; null when not written yet. */
    public @Nullable Instant startedAt() {
        return run.startedAt();
    }
}
