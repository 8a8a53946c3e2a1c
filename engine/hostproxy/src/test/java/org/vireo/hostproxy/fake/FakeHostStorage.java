package org.vireo.hostproxy.fake;

import java.util.List;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostStorage;
import org.vireo.hostproxy.storage.CopyVolume;
import org.vireo.hostproxy.storage.CreateVolume;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.model.id.StorageDomainId;

/** {@link HostStorage} of the fake. */
record FakeHostStorage(FakeHost host, FakeConnection connection) implements HostStorage {

    @Override
    public HostOutcome<StorageSpace> prepare(CallContext context, String root, StorageDomainId storageDomainId) {
        return host.call(
                connection,
                Verb.STORAGE_PREPARE,
                context,
                List.of(root, storageDomainId),
                () -> host.volumes().prepare(root, storageDomainId));
    }

    @Override
    public HostOutcome<StorageSpace> statistics(CallContext context, String root) {
        return host.call(
                connection,
                Verb.STORAGE_STATISTICS,
                context,
                root,
                () -> host.volumes().space(root));
    }

    @Override
    public HostOutcome<List<StorageFile>> list(CallContext context, String root, StorageFolder folder) {
        return host.call(
                connection,
                Verb.STORAGE_LIST,
                context,
                List.of(root, folder),
                () -> host.volumes().list(root, folder));
    }

    @Override
    public HostOutcome<VolumeInfo> create(CallContext context, CreateVolume volume) {
        return host.call(
                connection,
                Verb.VOLUME_CREATE,
                context,
                volume,
                () -> host.volumes().create(volume));
    }

    @Override
    public HostOutcome<VolumeInfo> copy(CallContext context, CopyVolume copy) {
        return host.call(
                connection,
                Verb.VOLUME_COPY,
                context,
                copy,
                () -> host.volumes().copy(copy));
    }

    @Override
    public HostOutcome<VolumeInfo> resize(CallContext context, VolumeRef volume, long capacityBytes) {
        return host.call(
                connection,
                Verb.VOLUME_RESIZE,
                context,
                List.of(volume, capacityBytes),
                () -> host.volumes().resize(volume, capacityBytes));
    }

    @Override
    public HostOutcome<VolumeInfo> info(CallContext context, VolumeRef volume) {
        return host.call(
                connection,
                Verb.VOLUME_INFO,
                context,
                volume,
                () -> host.volumes().info(volume));
    }

    @Override
    public HostOutcome<VolumeRemoved> delete(CallContext context, String path) {
        return host.call(
                connection,
                Verb.VOLUME_DELETE,
                context,
                path,
                () -> host.volumes().delete(path));
    }
}
