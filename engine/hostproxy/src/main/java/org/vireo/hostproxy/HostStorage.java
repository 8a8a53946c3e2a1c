package org.vireo.hostproxy;

import java.util.List;
import org.vireo.hostproxy.storage.CopyVolume;
import org.vireo.hostproxy.storage.CreateVolume;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.model.id.StorageDomainId;

/**
 * Image files in a host's storage roots. Every path is absolute and inside one of the roots of
 * {@link org.vireo.hostproxy.host.HostCapabilities#storageRoots()}, otherwise PATH_REFUSED.
 */
public interface HostStorage {

    /**
     * Makes the folders and the marker of a local storage domain; done again it changes nothing.
     * Refused with STORAGE_CONFLICT where another domain's marker is.
     */
    HostOutcome<StorageSpace> prepare(CallContext context, String root, StorageDomainId storageDomainId);

    /** Size of the file system behind a root. */
    HostOutcome<StorageSpace> statistics(CallContext context, String root);

    /** Files below one folder of a root, not recursive. */
    HostOutcome<List<StorageFile>> list(CallContext context, String root, StorageFolder folder);

    /** A new image file, empty or copy-on-write over a backing file. Refused with VOLUME_EXISTS, IMAGE_TOOL_FAILED. */
    HostOutcome<VolumeInfo> create(CallContext context, CreateVolume volume);

    /**
     * A full copy in one call, for agents without {@link HostJobs}; the target appears under its name only when it is complete.
     * Refused with VOLUME_NOT_FOUND, VOLUME_EXISTS, IMAGE_TOOL_FAILED.
     */
    HostOutcome<VolumeInfo> copy(CallContext context, CopyVolume copy);

    /**
     * Makes an image file larger that no VM uses.
     * Refused with VOLUME_NOT_FOUND, IMAGE_TOOL_FAILED where it is in use or would become smaller.
     */
    HostOutcome<VolumeInfo> resize(CallContext context, VolumeRef volume, long capacityBytes);

    /** What an image file is, read with the format given, never probed. Refused with VOLUME_NOT_FOUND. */
    HostOutcome<VolumeInfo> info(CallContext context, VolumeRef volume);

    /** Removes one image file. A file that is not there is done, with {@code existed} false. */
    HostOutcome<VolumeRemoved> delete(CallContext context, String path);
}
