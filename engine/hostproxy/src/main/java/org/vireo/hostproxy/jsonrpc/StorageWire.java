package org.vireo.hostproxy.jsonrpc;

import static com.googlecode.jsonrpc4j.JsonRpcParamsPassMode.OBJECT;

import com.googlecode.jsonrpc4j.JsonRpcMethod;
import com.googlecode.jsonrpc4j.JsonRpcParam;
import java.util.List;
import java.util.Optional;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.model.id.StorageDomainId;

/** The verbs {@code storage.*} and {@code volume.*} as the schema has them. */
interface StorageWire {

    /** The schema wraps the list. */
    record Files(List<StorageFile> files) {}

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
