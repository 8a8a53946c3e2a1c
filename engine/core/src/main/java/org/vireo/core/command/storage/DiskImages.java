package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.quota.DiskQuotas;
import org.vireo.core.port.TransactionRunner;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostStorage;
import org.vireo.hostproxy.storage.CopyVolume;
import org.vireo.hostproxy.storage.CreateVolume;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.storage.VolumeRemoved;

/**
 * The steps that make and delete image files. The name of a file holds the id of its disk, so a file that is found
 * there is ours; what a step did is written to the disk's row at once, since the task may be resumed by another engine.
 *
 * <p>When an answer is lost, the host is looked at. Only when the file is not there is the call sent again, under the
 * same key: the agent then joins it to the first one or answers with that one's result.
 */
@Singleton
public final class DiskImages {

    private static final Logger LOG = LoggerFactory.getLogger(DiskImages.class);
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration LOOK_DEADLINE = Duration.ofSeconds(20);

    private final StorageCalls calls;
    private final ImageCopies copies;
    private final DiskRecords records;
    private final DiskQuotas quotas;
    private final TransactionRunner transactions;

    @Inject
    DiskImages(
            StorageCalls calls,
            ImageCopies copies,
            DiskRecords records,
            DiskQuotas quotas,
            TransactionRunner transactions) {
        this.calls = calls;
        this.copies = copies;
        this.records = records;
        this.quotas = quotas;
        this.transactions = transactions;
    }

    /** Whether the disk is there and is an image in a storage domain. */
    boolean isImage(UUID diskId) {
        return transactions.call(() -> records.isImage(diskId));
    }

    /** Makes the disk's empty image, over the image of its backing disk if it has one. */
    public StepOutcome create(UUID diskId, StepContext context) {
        return make(
                diskId,
                context,
                image -> calls.call(
                        image.hostId(),
                        storage -> storage.create(
                                context.call(DEADLINE),
                                new CreateVolume(
                                        image.volume().path(),
                                        image.volume().format(),
                                        image.provisionedBytes(),
                                        image.backing()))));
    }

    /** Makes the disk's image a full copy of a file on the same host. */
    public StepOutcome copy(UUID diskId, VolumeRef source, StepContext context) {
        return lacksRoom(diskId, source, context)
                .orElseGet(() -> make(
                        diskId,
                        context,
                        image -> copies.copy(image.hostId(), new CopyVolume(source, image.volume()), context)));
    }

    /** Of a disk that counts to a quota the size is looked at first: it was not known when the copy was accepted. */
    private Optional<StepOutcome> lacksRoom(UUID diskId, VolumeRef source, StepContext context) {
        Optional<DiskImage> found = transactions.call(() -> records.countedImageOf(diskId));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        CallContext call = CallContext.of(context.correlationId(), LOOK_DEADLINE);
        HostOutcome<VolumeInfo> seen = calls.call(found.get().hostId(), storage -> storage.info(call, source));
        return switch (seen) {
            case HostOutcome.Done<VolumeInfo>(VolumeInfo info) ->
                transactions
                        .call(() -> quotas.size(diskId, info.capacityBytes()))
                        .map(why -> new StepOutcome.Failed(why, true, "QUOTA_EXCEEDED"));
            case HostOutcome.Refused<VolumeInfo>(HostError error) -> Optional.of(StepOutcome.refused(error));
            case HostOutcome.Unknown<VolumeInfo> unknown -> Optional.of(StepOutcome.unasked(unknown.summary()));
            case HostOutcome.Unreachable<VolumeInfo> unreachable ->
                Optional.of(StepOutcome.unasked(unreachable.summary()));
        };
    }

    /** Deletes the disk's image; one that is not there is fine. */
    public StepOutcome delete(UUID diskId, StepContext context) {
        Optional<DiskImage> found = transactions.call(() -> records.imageOf(diskId));
        if (found.isEmpty()) {
            return StepOutcome.DONE;
        }
        DiskImage image = found.get();
        Function<HostStorage, HostOutcome<VolumeRemoved>> verb =
                storage -> storage.delete(context.call(DEADLINE), image.volume().path());
        HostOutcome<VolumeRemoved> outcome = calls.call(image.hostId(), verb);
        LOG.info("Deleting {} on host {}: {}", image.volume().path(), image.hostId(), outcome.summary());
        if (outcome.isDone() || isGone(outcome)) {
            return deleted(image, context);
        }
        if (!isLost(outcome)) {
            return outcome instanceof HostOutcome.Refused<VolumeRemoved>(HostError error)
                    ? StepOutcome.refused(error)
                    : StepOutcome.unasked(outcome.summary());
        }
        boolean gone =
                isGone(look(image, context)) || calls.call(image.hostId(), verb).isDone();
        return gone ? deleted(image, context) : StepOutcome.lost(outcome.summary());
    }

    private StepOutcome deleted(DiskImage image, StepContext context) {
        transactions.run(() -> records.imageGone(image.diskId()));
        measure(image, context);
        return StepOutcome.DONE;
    }

    private StepOutcome make(UUID diskId, StepContext context, Function<DiskImage, HostOutcome<VolumeInfo>> verb) {
        Optional<DiskImage> found = transactions.call(() -> records.imageOf(diskId));
        if (found.isEmpty()) {
            return new StepOutcome.Failed("Disk " + diskId + " was removed meanwhile.");
        }
        DiskImage image = found.get();
        HostOutcome<VolumeInfo> outcome = verb.apply(image);
        LOG.info("Making {} on host {}: {}", image.volume().path(), image.hostId(), outcome.summary());
        boolean open = isLost(outcome) || isThere(outcome);
        if (open) {
            HostOutcome<VolumeInfo> seen = look(image, context);
            outcome = isGone(seen) ? verb.apply(image) : seen;
        }
        return switch (outcome) {
            case HostOutcome.Done<VolumeInfo>(VolumeInfo info) -> {
                transactions.run(() -> records.imageMade(image.diskId(), info.capacityBytes(), info.allocationBytes()));
                measure(image, context);
                yield StepOutcome.DONE;
            }
            case HostOutcome.Unknown<VolumeInfo> unknown -> StepOutcome.lost(unknown.summary());
            case HostOutcome.Unreachable<VolumeInfo> unreachable ->
                open ? StepOutcome.lost(unreachable.summary()) : StepOutcome.unasked(unreachable.summary());
            case HostOutcome.Refused<VolumeInfo> refused ->
                refused.error().code() == HostErrorCode.INTERNAL
                        ? new StepOutcome.Undecided(refused.summary())
                        : StepOutcome.refused(refused.error());
        };
    }

    private HostOutcome<VolumeInfo> look(DiskImage image, StepContext context) {
        CallContext call = CallContext.of(context.correlationId(), LOOK_DEADLINE);
        HostOutcome<VolumeInfo> seen = calls.call(image.hostId(), storage -> storage.info(call, image.volume()));
        LOG.info("Looking at {} on host {}: {}", image.volume().path(), image.hostId(), seen.summary());
        return seen;
    }

    /** What is left of the storage is worth knowing, but not worth failing for. */
    private void measure(DiskImage image, StepContext context) {
        CallContext call = CallContext.of(context.correlationId(), LOOK_DEADLINE);
        calls.call(image.hostId(), storage -> storage.statistics(call, image.storagePath()))
                .done()
                .ifPresent(space -> transactions.run(() -> records.measured(image.storageDomainId(), space)));
    }

    /** It may have happened. */
    private static boolean isLost(HostOutcome<?> outcome) {
        return outcome instanceof HostOutcome.Unknown<?> || isRefused(outcome, HostErrorCode.INTERNAL);
    }

    private static boolean isThere(HostOutcome<?> outcome) {
        return isRefused(outcome, HostErrorCode.VOLUME_EXISTS)
                || isRefused(outcome, HostErrorCode.IDEMPOTENCY_CONFLICT);
    }

    private static boolean isGone(HostOutcome<?> outcome) {
        return isRefused(outcome, HostErrorCode.VOLUME_NOT_FOUND);
    }

    private static boolean isRefused(HostOutcome<?> outcome, HostErrorCode code) {
        return outcome instanceof HostOutcome.Refused<?> refused
                && refused.error().code() == code;
    }
}
