package org.vireo.hostproxy.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.storage.CopyVolume;
import org.vireo.hostproxy.storage.CreateVolume;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.model.id.StorageDomainId;

/** The image files of a fake host. */
public final class FakeVolumes {

    private static final long CAPACITY_BYTES = 1L << 40;
    private static final long EMPTY_IMAGE_BYTES = 196_608;

    private record Entry(VolumeInfo info, Instant modifiedAt) {}

    private final FakeHost host;
    private final Map<String, Entry> files = new TreeMap<>();
    private final Map<String, StorageDomainId> markers = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    FakeVolumes(FakeHost host) {
        this.host = host;
    }

    /** Puts an image file there, as an admin would into {@code <root>/import}. */
    public void put(String path, VolumeFormat format, long capacityBytes) {
        host.run(() -> {
            folders.add(parent(path));
            store(path, format, capacityBytes, capacityBytes / 2, Optional.empty());
        });
    }

    /** Somebody deletes an image file with other tools. */
    public void lose(String path) {
        host.run(() -> files.remove(path));
    }

    /** Paths of all image files, sorted. */
    public List<String> paths() {
        return host.locked(() -> List.copyOf(files.keySet()));
    }

    /** What the file at a path is. */
    public Optional<VolumeInfo> at(String path) {
        return host.locked(() -> Optional.ofNullable(files.get(path)).map(Entry::info));
    }

    HostOutcome<StorageSpace> prepare(String root, StorageDomainId id) {
        if (outside(root)) {
            return refuseOutside(root);
        }
        var owner = markers.putIfAbsent(root, id);
        if (owner == null || owner.equals(id)) {
            folders.addAll(List.of(root, root + "/images", root + "/import"));
            return space(root);
        }
        return Refusals.refuse(
                HostErrorCode.STORAGE_CONFLICT, root, root + " belongs to storage domain " + owner + " already");
    }

    HostOutcome<StorageSpace> space(String root) {
        if (outside(root)) {
            return refuseOutside(root);
        }
        long used = files.values().stream()
                .mapToLong(entry -> entry.info().allocationBytes())
                .sum();
        return new Done<>(new StorageSpace(CAPACITY_BYTES, Math.max(0, CAPACITY_BYTES - used)));
    }

    HostOutcome<List<StorageFile>> list(String root, StorageFolder folder) {
        if (outside(root)) {
            return refuseOutside(root);
        }
        String prefix = root + "/" + folder.name().toLowerCase(Locale.ROOT) + "/";
        if (!folders.contains(parent(prefix))) {
            return refuseMissing(prefix);
        }
        return new Done<>(files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(prefix)
                        && !file.getKey().substring(prefix.length()).contains("/"))
                .map(file -> new StorageFile(
                        file.getKey(),
                        file.getValue().info().allocationBytes(),
                        file.getValue().modifiedAt()))
                .toList());
    }

    HostOutcome<VolumeInfo> create(CreateVolume volume) {
        if (outside(volume.path()) || !folders.contains(parent(volume.path()))) {
            return refuseOutside(volume.path());
        }
        var backing = volume.backing();
        if (backing.isPresent() && outside(backing.get().path())) {
            return refuseOutside(backing.get().path());
        }
        if (backing.isPresent() && !files.containsKey(backing.get().path())) {
            return refuseMissing(backing.get().path());
        }
        if (files.containsKey(volume.path())) {
            return refuseExisting(volume.path());
        }
        return new Done<>(store(
                volume.path(),
                volume.format(),
                volume.capacityBytes(),
                EMPTY_IMAGE_BYTES,
                backing.map(VolumeRef::path)));
    }

    HostOutcome<VolumeInfo> copy(CopyVolume copy) {
        if (outside(copy.source().path())
                || outside(copy.target().path())
                || !folders.contains(parent(copy.target().path()))) {
            return refuseOutside(copy.target().path());
        }
        var source = files.get(copy.source().path());
        if (source == null) {
            return refuseMissing(copy.source().path());
        }
        if (files.containsKey(copy.target().path())) {
            return refuseExisting(copy.target().path());
        }
        return new Done<>(store(
                copy.target().path(),
                copy.target().format(),
                source.info().capacityBytes(),
                source.info().allocationBytes(),
                Optional.empty()));
    }

    HostOutcome<VolumeInfo> info(VolumeRef volume) {
        if (outside(volume.path())) {
            return refuseOutside(volume.path());
        }
        var entry = files.get(volume.path());
        if (entry == null) {
            return refuseMissing(volume.path());
        }
        return entry.info().format() == volume.format()
                ? new Done<>(entry.info())
                : Refusals.refuse(
                        HostErrorCode.IMAGE_TOOL_FAILED,
                        volume.path(),
                        volume.path() + " is not in " + volume.format() + " format");
    }

    HostOutcome<VolumeInfo> resize(VolumeRef volume, long capacityBytes) {
        return info(volume)
                .flatMap(before -> capacityBytes < before.capacityBytes()
                        ? Refusals.refuse(
                                HostErrorCode.IMAGE_TOOL_FAILED, volume.path(), volume.path() + " would be smaller")
                        : new Done<>(store(
                                volume.path(),
                                volume.format(),
                                capacityBytes,
                                before.allocationBytes(),
                                before.backingPath())));
    }

    HostOutcome<VolumeRemoved> delete(String path) {
        return outside(path) ? refuseOutside(path) : new Done<>(new VolumeRemoved(files.remove(path) != null));
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private VolumeInfo store(
            String path, VolumeFormat format, long capacity, long allocation, Optional<String> backingPath) {
        var info = new VolumeInfo(path, format, capacity, allocation, backingPath);
        files.put(path, new Entry(info, host.clock().instant()));
        return info;
    }

    private boolean outside(String path) {
        return List.of(path.split("/")).contains("..")
                || host.capabilities().storageRoots().stream()
                        .noneMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    private static <T> HostOutcome<T> refuseOutside(String path) {
        return Refusals.refuse(
                HostErrorCode.PATH_REFUSED,
                path,
                path + " is outside of the storage roots, or its folder does not exist");
    }

    private static <T> HostOutcome<T> refuseMissing(String path) {
        return Refusals.refuse(
                HostErrorCode.VOLUME_NOT_FOUND, path, "no image file " + path + "; put it back, or choose another");
    }

    private static <T> HostOutcome<T> refuseExisting(String path) {
        return Refusals.refuse(HostErrorCode.VOLUME_EXISTS, path, "There is an image file " + path + " already");
    }
}
