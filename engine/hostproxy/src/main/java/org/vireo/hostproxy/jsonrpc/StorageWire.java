package org.vireo.hostproxy.jsonrpc;

import static com.googlecode.jsonrpc4j.JsonRpcParamsPassMode.OBJECT;

import com.googlecode.jsonrpc4j.JsonRpcMethod;
import com.googlecode.jsonrpc4j.JsonRpcParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.model.id.StorageDomainId;

/** The verbs {@code storage.*}, {@code volume.*} and {@code job.*} as the schema has them. */
interface StorageWire {

    /** The schema wraps the list. */
    record Files(List<StorageFile> files) {}

    /** The schema wraps the list. */
    record Jobs(List<HostJob> jobs) {}

    @JsonRpcMethod(value = "storage.prepare", paramsPassMode = OBJECT)
    StorageSpace prepare(
            @JsonRpcParam("root") String root, @JsonRpcParam("storage_domain_id") StorageDomainId storageDomainId);

    @JsonRpcMethod(value = "storage.statistics", paramsPassMode = OBJECT)
    StorageSpace statistics(@JsonRpcParam("root") String root);

    @JsonRpcMethod(value = "storage.list", paramsPassMode = OBJECT)
    Files list(@JsonRpcParam("root") String root, @JsonRpcParam("folder") StorageFolder folder);

    @JsonRpcMethod(value = "volume.create", paramsPassMode = OBJECT)
    VolumeInfo create(
            @JsonRpcParam("path") String path,
            @JsonRpcParam("format") VolumeFormat format,
            @JsonRpcParam("capacity_bytes") long capacityBytes,
            @JsonRpcParam("backing") Optional<VolumeRef> backing);

    @JsonRpcMethod(value = "volume.copy", paramsPassMode = OBJECT)
    VolumeInfo copy(
            @JsonRpcParam("source") String source,
            @JsonRpcParam("source_format") VolumeFormat sourceFormat,
            @JsonRpcParam("path") String path,
            @JsonRpcParam("format") VolumeFormat format);

    @JsonRpcMethod(value = "volume.start_copy", paramsPassMode = OBJECT)
    HostJob startCopy(
            @JsonRpcParam("job") UUID job,
            @JsonRpcParam("source") String source,
            @JsonRpcParam("source_format") VolumeFormat sourceFormat,
            @JsonRpcParam("path") String path,
            @JsonRpcParam("format") VolumeFormat format);

    @JsonRpcMethod(value = "volume.start_checksum", paramsPassMode = OBJECT)
    HostJob startChecksum(@JsonRpcParam("job") UUID job, @JsonRpcParam("path") String path);

    @JsonRpcMethod(value = "job.status", paramsPassMode = OBJECT)
    HostJob job(@JsonRpcParam("id") UUID id, @JsonRpcParam("wait_ms") long waitMs);

    @JsonRpcMethod(value = "job.list", paramsPassMode = OBJECT)
    Jobs jobs();

    @JsonRpcMethod(value = "job.abort", paramsPassMode = OBJECT)
    HostJob abort(@JsonRpcParam("id") UUID id);

    @JsonRpcMethod(value = "volume.resize", paramsPassMode = OBJECT)
    VolumeInfo resize(
            @JsonRpcParam("path") String path,
            @JsonRpcParam("format") VolumeFormat format,
            @JsonRpcParam("capacity_bytes") long capacityBytes);

    @JsonRpcMethod(value = "volume.info", paramsPassMode = OBJECT)
    VolumeInfo info(@JsonRpcParam("path") String path, @JsonRpcParam("format") VolumeFormat format);

    @JsonRpcMethod(value = "volume.delete", paramsPassMode = OBJECT)
    VolumeRemoved delete(@JsonRpcParam("path") String path);
}
