package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.hostproxy.HostErrorCode.IDEMPOTENCY_CONFLICT;
import static org.vireo.hostproxy.HostErrorCode.JOB_NOT_FOUND;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.storage.CopyVolume;
import org.vireo.hostproxy.storage.CreateVolume;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.model.id.StorageDomainId;

/** What {@code HostStorage} does. */
public interface StorageContract {

    long CAPACITY = 8 << 20;

    Duration WAIT = Duration.ofSeconds(10);

    ContractHost host();

    private HostConnection connect() {
        return host().connect(new RecordingListener(), Optional.empty());
    }

    private static CallContext keyed() {
        return ContractHost.call().withIdempotencyKey(UUID.randomUUID().toString());
    }

    /** A storage domain of the test's own. */
    private String prepared(HostConnection connection) {
        var root = host().storageRoot() + "/" + UUID.randomUUID();
        var space =
                ContractHost.done(connection.storage().prepare(keyed(), root, new StorageDomainId(UUID.randomUUID())));
        assertThat(space.capacityBytes()).isGreaterThanOrEqualTo(space.availableBytes());
        return root;
    }

    private static void assertRefused(HostOutcome<?> outcome, HostErrorCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(code));
    }

    @Test
    default void storagePreparedAgainShouldBeDoneForItsOwnDomainAlone() {
        try (var connection = connect()) {
            var root = host().storageRoot() + "/" + UUID.randomUUID();
            var owner = new StorageDomainId(UUID.randomUUID());
            assertThat(connection.storage().prepare(keyed(), root, owner).isDone())
                    .isTrue();
            assertThat(connection.storage().prepare(keyed(), root, owner).isDone())
                    .isTrue();
            assertRefused(
                    connection.storage().prepare(keyed(), root, new StorageDomainId(UUID.randomUUID())),
                    HostErrorCode.STORAGE_CONFLICT);
            assertThat(connection
                            .storage()
                            .statistics(ContractHost.call(), root)
                            .isDone())
                    .isTrue();
        }
    }

    @Test
    default void createdVolumeShouldBeInspectedAndListed() {
        try (var connection = connect()) {
            var root = prepared(connection);
            var path = root + "/images/" + UUID.randomUUID();
            var volume = new CreateVolume(path, VolumeFormat.QCOW2, CAPACITY, Optional.empty());
            var created = ContractHost.done(connection.storage().create(keyed(), volume));
            assertThat(created.capacityBytes()).isEqualTo(CAPACITY);
            assertThat(created.backingPath()).isEmpty();
            var inspected = ContractHost.done(
                    connection.storage().info(ContractHost.call(), new VolumeRef(path, VolumeFormat.QCOW2)));
            assertThat(inspected).isEqualTo(created);
            assertThat(ContractHost.done(connection.storage().list(ContractHost.call(), root, StorageFolder.IMAGES)))
                    .extracting(StorageFile::path)
                    .containsExactly(path);
            assertRefused(connection.storage().create(keyed(), volume), HostErrorCode.VOLUME_EXISTS);
        }
    }

    @Test
    default void copyOnWriteVolumeShouldNameItsBackingFile() {
        try (var connection = connect()) {
            var root = prepared(connection);
            var base = new VolumeRef(root + "/images/base", VolumeFormat.RAW);
            connection
                    .storage()
                    .create(keyed(), new CreateVolume(base.path(), base.format(), CAPACITY, Optional.empty()));
            var overlay = new CreateVolume(root + "/images/overlay", VolumeFormat.QCOW2, CAPACITY, Optional.of(base));
            assertThat(ContractHost.done(connection.storage().create(keyed(), overlay))
                            .backingPath())
                    .contains(base.path());
            var lost = new VolumeRef(root + "/images/lost", VolumeFormat.RAW);
            var dangling = new CreateVolume(root + "/images/dangling", VolumeFormat.QCOW2, CAPACITY, Optional.of(lost));
            assertRefused(connection.storage().create(keyed(), dangling), HostErrorCode.VOLUME_NOT_FOUND);
        }
    }

    @Test
    default void copyShouldBeCompleteInTheFormatAskedFor() {
        try (var connection = connect()) {
            var root = prepared(connection);
            var source = new VolumeRef(root + "/images/source", VolumeFormat.QCOW2);
            var target = new VolumeRef(root + "/images/target", VolumeFormat.RAW);
            connection
                    .storage()
                    .create(keyed(), new CreateVolume(source.path(), source.format(), CAPACITY, Optional.empty()));
            var copied = ContractHost.done(connection.storage().copy(keyed(), new CopyVolume(source, target)));
            assertThat(copied.path()).isEqualTo(target.path());
            assertThat(copied.format()).isEqualTo(VolumeFormat.RAW);
            assertThat(copied.capacityBytes()).isEqualTo(CAPACITY);
            assertRefused(
                    connection.storage().copy(keyed(), new CopyVolume(source, target)), HostErrorCode.VOLUME_EXISTS);
            var nowhere = new VolumeRef(root + "/images/nowhere", VolumeFormat.RAW);
            var lost = new CopyVolume(new VolumeRef(root + "/images/lost", VolumeFormat.RAW), nowhere);
            assertRefused(connection.storage().copy(keyed(), lost), HostErrorCode.VOLUME_NOT_FOUND);
        }
    }

    @Test
    default void copyShouldBeAJobThatIsAskedForUntilItHasEnded() {
        try (var connection = connect()) {
            var root = prepared(connection);
            var source = new VolumeRef(root + "/images/source", VolumeFormat.QCOW2);
            var target = new VolumeRef(root + "/images/target", VolumeFormat.RAW);
            connection
                    .storage()
                    .create(keyed(), new CreateVolume(source.path(), source.format(), CAPACITY, Optional.empty()));
            var jobs = connection.hostJobs();
            var id = UUID.randomUUID();
            var copy = new CopyVolume(source, target);
            assertThat(ContractHost.done(jobs.startCopy(keyed(), id, copy)).id())
                    .isEqualTo(id);
            var ended = ContractHost.done(jobs.status(ContractHost.call(), id, WAIT));
            assertThat(ended.state()).isEqualTo(HostJob.State.FINISHED);
            assertThat(ended.volume().orElseThrow())
                    .isEqualTo(ContractHost.done(connection.storage().info(ContractHost.call(), target)));
            assertThat(ContractHost.done(jobs.startCopy(keyed(), id, copy))).isEqualTo(ended);
            assertThat(ContractHost.done(jobs.abort(keyed(), id))).isEqualTo(ended);
            assertThat(ContractHost.done(jobs.list(ContractHost.call()))).contains(ended);
            assertRefused(jobs.startCopy(keyed(), id, new CopyVolume(target, source)), IDEMPOTENCY_CONFLICT);
            assertRefused(jobs.status(ContractHost.call(), UUID.randomUUID(), WAIT), JOB_NOT_FOUND);
            assertRefused(jobs.abort(keyed(), UUID.randomUUID()), JOB_NOT_FOUND);
        }
    }

    @Test
    default void jobShouldTellWhyItFailed() {
        try (var connection = connect()) {
            var root = prepared(connection);
            var absent = new VolumeRef(root + "/images/absent", VolumeFormat.RAW);
            var jobs = connection.hostJobs();
            var id = UUID.randomUUID();
            jobs.startCopy(keyed(), id, new CopyVolume(absent, new VolumeRef(root + "/images/b", VolumeFormat.RAW)));
            var ended = ContractHost.done(jobs.status(ContractHost.call(), id, WAIT));
            assertThat(ended.state()).isEqualTo(HostJob.State.FAILED);
            assertThat(HostError.of(ended.error().orElseThrow()).code()).isEqualTo(HostErrorCode.VOLUME_NOT_FOUND);
        }
    }

    @Test
    default void checksumShouldBeOfAWholeFile() {
        try (var connection = connect()) {
            var path = prepared(connection) + "/images/" + UUID.randomUUID();
            connection.storage().create(keyed(), new CreateVolume(path, VolumeFormat.RAW, CAPACITY, Optional.empty()));
            var id = UUID.randomUUID();
            connection.hostJobs().startChecksum(keyed(), id, path);
            var ended = ContractHost.done(connection.hostJobs().status(ContractHost.call(), id, WAIT));
            assertThat(ended.sha256().orElseThrow()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    default void deletedVolumeShouldBeGoneAndStayDone() {
        try (var connection = connect()) {
            var path = prepared(connection) + "/images/short-lived";
            connection.storage().create(keyed(), new CreateVolume(path, VolumeFormat.RAW, CAPACITY, Optional.empty()));
            assertThat(connection.storage().delete(keyed(), path))
                    .isEqualTo(new HostOutcome.Done<>(new VolumeRemoved(true)));
            assertThat(connection.storage().delete(keyed(), path))
                    .isEqualTo(new HostOutcome.Done<>(new VolumeRemoved(false)));
            assertRefused(
                    connection.storage().info(ContractHost.call(), new VolumeRef(path, VolumeFormat.RAW)),
                    HostErrorCode.VOLUME_NOT_FOUND);
        }
    }

    @Test
    default void pathsOutsideOfTheRootsShouldBeRefused() {
        try (var connection = connect()) {
            var storage = connection.storage();
            var escape = prepared(connection) + "/images/../../../../../etc/passwd";
            var outside = new VolumeRef("/etc/passwd", VolumeFormat.RAW);
            assertRefused(storage.info(ContractHost.call(), outside), HostErrorCode.PATH_REFUSED);
            assertRefused(storage.delete(keyed(), escape), HostErrorCode.PATH_REFUSED);
            assertRefused(storage.statistics(ContractHost.call(), "/etc"), HostErrorCode.PATH_REFUSED);
            assertRefused(
                    storage.create(keyed(), new CreateVolume("/tmp/x", VolumeFormat.RAW, CAPACITY, Optional.empty())),
                    HostErrorCode.PATH_REFUSED);
            assertRefused(
                    storage.prepare(keyed(), "/etc", new StorageDomainId(UUID.randomUUID())),
                    HostErrorCode.PATH_REFUSED);
        }
    }

    @Test
    default void volumeShouldGrowAndNotShrink() {
        try (var connection = connect()) {
            var root = prepared(connection);
            var path = root + "/images/" + UUID.randomUUID();
            var volume = new VolumeRef(path, VolumeFormat.QCOW2);
            connection
                    .storage()
                    .create(keyed(), new CreateVolume(path, VolumeFormat.QCOW2, CAPACITY, Optional.empty()));
            assertThat(ContractHost.done(connection.storage().resize(keyed(), volume, 2 * CAPACITY))
                            .capacityBytes())
                    .isEqualTo(2 * CAPACITY);
            assertRefused(connection.storage().resize(keyed(), volume, CAPACITY), HostErrorCode.IMAGE_TOOL_FAILED);
            var absent = new VolumeRef(path + "-absent", VolumeFormat.QCOW2);
            assertRefused(connection.storage().resize(keyed(), absent, CAPACITY), HostErrorCode.VOLUME_NOT_FOUND);
        }
    }
}
