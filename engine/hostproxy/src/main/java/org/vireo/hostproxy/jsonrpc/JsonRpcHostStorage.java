package org.vireo.hostproxy.jsonrpc;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostJobs;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostStorage;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.storage.CopyVolume;
import org.vireo.hostproxy.storage.CreateVolume;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.model.id.StorageDomainId;

/** {@link HostStorage} and {@link HostJobs} over the wire. */
record JsonRpcHostStorage(Calls calls) implements HostStorage, HostJobs {

    @Override
    public HostOutcome<StorageSpace> prepare(CallContext context, String root, StorageDomainId storageDomainId) {
        return calls.call(StorageWire.class, context, wire -> wire.prepare(root, storageDomainId));
    }

    @Override
    public HostOutcome<StorageSpace> statistics(CallContext context, String root) {
        return calls.call(StorageWire.class, context, wire -> wire.statistics(root));
    }

    @Override
    public HostOutcome<List<StorageFile>> list(CallContext context, String root, StorageFolder folder) {
        return calls.call(StorageWire.class, context, wire -> wire.list(root, folder))
                .map(files -> List.copyOf(files.files()));
    }

    @Override
    public HostOutcome<VolumeInfo> create(CallContext context, CreateVolume volume) {
        return calls.call(
                StorageWire.class,
                context,
                wire -> wire.create(volume.path(), volume.format(), volume.capacityBytes(), volume.backing()));
    }

    @Override
    public HostOutcome<VolumeInfo> copy(CallContext context, CopyVolume copy) {
        return calls.call(
                StorageWire.class,
                context,
                wire -> wire.copy(
                        copy.source().path(),
                        copy.source().format(),
                        copy.target().path(),
                        copy.target().format()));
    }

    @Override
    public HostOutcome<VolumeInfo> resize(CallContext context, VolumeRef volume, long capacityBytes) {
        return calls.call(
                StorageWire.class, context, wire -> wire.resize(volume.path(), volume.format(), capacityBytes));
    }

    @Override
    public HostOutcome<VolumeInfo> info(CallContext context, VolumeRef volume) {
        return calls.call(StorageWire.class, context, wire -> wire.info(volume.path(), volume.format()));
    }

    @Override
    public HostOutcome<VolumeRemoved> delete(CallContext context, String path) {
        return calls.call(StorageWire.class, context, wire -> wire.delete(path));
    }

    @Override
    public HostOutcome<HostJob> startCopy(CallContext context, UUID id, CopyVolume copy) {
        return calls.call(
                StorageWire.class,
                context,
                wire -> wire.startCopy(
                        id,
                        copy.source().path(),
                        copy.source().format(),
                        copy.target().path(),
                        copy.target().format()));
    }

    @Override
    public HostOutcome<HostJob> startChecksum(CallContext context, UUID id, String path) {
        return calls.call(StorageWire.class, context, wire -> wire.startChecksum(id, path));
    }

    @Override
    public HostOutcome<HostJob> status(CallContext context, UUID id, Duration wait) {
        return calls.call(StorageWire.class, context, wire -> wire.job(id, wait.toMillis()));
    }

    @Override
    public HostOutcome<List<HostJob>> list(CallContext context) {
        return calls.call(StorageWire.class, context, StorageWire::jobs).map(found -> List.copyOf(found.jobs()));
    }

    @Override
    public HostOutcome<HostJob> abort(CallContext context, UUID id) {
        return calls.call(StorageWire.class, context, wire -> wire.abort(id));
    }
}
