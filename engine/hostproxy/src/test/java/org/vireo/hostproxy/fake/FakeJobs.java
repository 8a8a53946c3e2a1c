package org.vireo.hostproxy.fake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.job.HostJob.State;
import org.vireo.hostproxy.job.JobFailure;
import org.vireo.hostproxy.storage.CopyVolume;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRef;

/** The long jobs of a fake host. They end at once, unless they are held. */
public final class FakeJobs {

    private record Entry(Object request, HostJob job) {}

    private static final long TOTAL_BYTES = 4096;

    private final FakeHost host;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    private boolean held;

    FakeJobs(FakeHost host) {
        this.host = host;
    }

    /** Whether copies that are begun from now on, and those that run, are kept from going on. */
    public void hold(boolean hold) {
        host.run(() -> {
            held = hold;
            entries.replaceAll((id, entry) -> hold ? entry : worked(entry));
        });
    }

    /** As after a kill of the agent: what runs has failed. */
    public void interrupt() {
        host.run(() -> entries.replaceAll((id, entry) -> stopped(entry, State.FAILED)));
    }

    /** Loses every record, as with the host's disk. */
    public void lose() {
        host.run(entries::clear);
    }

    List<HostJob> all() {
        return entries.values().stream().map(Entry::job).toList();
    }

    HostOutcome<HostJob> startCopy(UUID id, CopyVolume copy) {
        return start(id, "volume.start_copy", copy);
    }

    HostOutcome<HostJob> startChecksum(UUID id, String path) {
        return start(id, "volume.start_checksum", path);
    }

    HostOutcome<HostJob> status(UUID id) {
        Entry entry = entries.get(id);
        return entry == null
                ? Refusals.refuse(HostErrorCode.JOB_NOT_FOUND, id.toString(), "There is no job " + id)
                : new Done<>(entry.job());
    }

    HostOutcome<HostJob> abort(UUID id) {
        entries.computeIfPresent(id, (known, entry) -> stopped(entry, State.ABORTED));
        return status(id);
    }

    private HostOutcome<HostJob> start(UUID id, String verb, Object request) {
        Entry found = entries.get(id);
        if (found != null && !found.request().equals(request)) {
            return Refusals.refuse(HostErrorCode.IDEMPOTENCY_CONFLICT, id.toString(), "Job " + id + " is another one");
        }
        if (found == null) {
            var job = job(id, verb, State.RUNNING, Optional.empty(), Optional.empty(), Optional.empty());
            Entry begun = new Entry(request, job);
            entries.put(id, held ? begun : worked(begun));
        }
        return status(id);
    }

    private Entry worked(Entry entry) {
        if (entry.job().state() != State.RUNNING) {
            return entry;
        }
        return new Entry(
                entry.request(),
                switch (entry.request()) {
                    case CopyVolume copy -> copied(entry.job(), copy);
                    default -> summed(entry.job(), entry.request().toString());
                });
    }

    private HostJob copied(HostJob job, CopyVolume copy) {
        return switch (host.volumes().copy(copy)) {
            case Done<VolumeInfo>(VolumeInfo made) ->
                job(job.id(), job.verb(), State.FINISHED, Optional.of(made), Optional.empty(), Optional.empty());
            case Refused<VolumeInfo>(HostError error) -> failed(job, error);
            case HostOutcome<VolumeInfo> other -> throw new IllegalStateException(other.summary());
        };
    }

    private HostJob summed(HostJob job, String path) {
        return switch (host.volumes().info(new VolumeRef(path, VolumeFormat.RAW))) {
            case Refused<VolumeInfo>(HostError error)
            when error.code() != HostErrorCode.IMAGE_TOOL_FAILED -> failed(job, error);
            case HostOutcome<VolumeInfo> there ->
                job(
                        job.id(),
                        job.verb(),
                        State.FINISHED,
                        Optional.empty(),
                        Optional.of(sha256(path)),
                        Optional.empty());
        };
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Entry stopped(Entry entry, State state) {
        if (entry.job().state() != State.RUNNING) {
            return entry;
        }
        var why = new JobFailure("JOB_INTERRUPTED", "The job ended before its time", Optional.empty());
        var job = entry.job();
        return new Entry(
                entry.request(),
                job(job.id(), job.verb(), state, Optional.empty(), Optional.empty(), Optional.of(why)));
    }

    private HostJob failed(HostJob job, HostError error) {
        var why = new JobFailure(error.code().name(), error.message(), error.output());
        return job(job.id(), job.verb(), State.FAILED, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private HostJob job(
            UUID id,
            String verb,
            State state,
            Optional<VolumeInfo> volume,
            Optional<String> sha256,
            Optional<JobFailure> error) {
        return new HostJob(
                id,
                verb,
                state,
                state == State.RUNNING ? TOTAL_BYTES / 4 : TOTAL_BYTES,
                TOTAL_BYTES,
                host.clock().instant(),
                volume,
                sha256,
                error);
    }
}
