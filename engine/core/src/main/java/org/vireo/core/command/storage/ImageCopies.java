package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.vireo.core.command.StepContext;
import org.vireo.core.runtime.Patience;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.HostOutcome.Unreachable;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.storage.CopyVolume;
import org.vireo.hostproxy.storage.VolumeInfo;

/**
 * Has a host copy an image, as a job of its agent that goes on without the engine. The job's id follows from the step,
 * so that the engine that resumes the step asks for the same one.
 */
@Singleton
final class ImageCopies {

    private static final Duration CALL = Duration.ofSeconds(30);

    /** Between two looks, in which users see how far it is and a cancel is noticed. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** The longest that an agent lets a copy take. */
    private static final Duration LONGEST = Duration.ofHours(6);

    /** A host that is cut off goes on with the copy; after this somebody must look. */
    private static final Patience AWAY = new Patience(Duration.ofMinutes(10));

    private final StorageCalls calls;
    private final Patience away;

    @Inject
    ImageCopies(StorageCalls calls) {
        this(calls, AWAY);
    }

    /** With another limit for a host that does not answer. */
    ImageCopies(StorageCalls calls, Patience away) {
        this.calls = calls;
        this.away = away;
    }

    /** Answers when the copy is there, or will not be. */
    HostOutcome<VolumeInfo> copy(UUID hostId, CopyVolume copy, StepContext context) {
        CallContext call = context.call(CALL);
        UUID id = jobOf(call);
        HostOutcome<HostJob> told =
                patiently(() -> calls.onHost(hostId, host -> host.hostJobs().startCopy(call, id, copy)), Unknown.class);
        if (isRefused(told, HostErrorCode.METHOD_NOT_FOUND)) {
            return calls.call(hostId, storage -> storage.copy(context.call(LONGEST), copy));
        }
        CallContext asking = CallContext.of(context.correlationId(), CALL);
        while (told instanceof Done<HostJob>(HostJob job) && job.state() == HostJob.State.RUNNING && pause()) {
            if (job.totalBytes() > 0) {
                context.report().progress(job.doneBytes(), job.totalBytes());
            }
            if (context.report().isCancelled()) {
                // How that went is told by the job itself.
                calls.onHost(hostId, host -> host.hostJobs().abort(context.call(CALL, "abort"), id));
            }
            told = patiently(
                    () -> calls.onHost(hostId, host -> host.hostJobs().status(asking, id, WAIT)),
                    Unknown.class,
                    Unreachable.class);
        }
        return isRefused(told, HostErrorCode.JOB_NOT_FOUND)
                ? new Unknown<>("the host knows no more of the copy")
                : told.flatMap(ImageCopies::outcome);
    }

    /** Repeats a call that may be repeated, as long as it ends in one of these ways. */
    private HostOutcome<HostJob> patiently(Supplier<HostOutcome<HostJob>> call, Class<?>... unclear) {
        HostOutcome<HostJob> told = away.ask(call, answer -> isOneOf(answer, unclear));
        return told instanceof Unreachable<HostJob>(String reason) && isOneOf(told, unclear)
                ? new Unknown<>(reason)
                : told;
    }

    private static boolean isOneOf(HostOutcome<?> outcome, Class<?>... kinds) {
        for (Class<?> kind : kinds) {
            if (kind.isInstance(outcome)) {
                return true;
            }
        }
        return false;
    }

    private static HostOutcome<VolumeInfo> outcome(HostJob job) {
        Optional<VolumeInfo> made = job.volume();
        return switch (job.state()) {
            case RUNNING -> new Unknown<>("the copy still runs on the host");
            case FINISHED ->
                made.<HostOutcome<VolumeInfo>>map(Done::new)
                        .orElseGet(() -> new Unknown<>("the host does not say what it copied"));
            case FAILED, ABORTED ->
                new Refused<>(job.error()
                        .map(HostError::of)
                        .orElseGet(() -> new HostError(HostErrorCode.JOB_INTERRUPTED, "the copy did not end well")));
        };
    }

    private static UUID jobOf(CallContext call) {
        return UUID.nameUUIDFromBytes(call.idempotencyKey().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isRefused(HostOutcome<?> outcome, HostErrorCode code) {
        return outcome instanceof Refused<?>(HostError error) && error.code() == code;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
