package org.vireo.domainxml.device.storage;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.IoThreads;
import org.vireo.libvirt.xml.DiskDriver;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.disk.DetectZeroes;
import org.vireo.model.device.disk.DiskCache;
import org.vireo.model.device.disk.DiskErrorPolicy;
import org.vireo.model.device.disk.DiskIo;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.DiskSource;

/**
 * How QEMU serves a disk.
 *
 * <p>Left to Vireo, the host's page cache stays out wherever the storage allows it ({@code cache='none'}): a crash of
 * the host loses nothing that the guest has flushed, and the disk can migrate.
 */
final class DiskDriverXml {

    private DiskDriverXml() {}

    static DiskDriver write(BuildInput input, DiskDevice disk, ResolvedDisk image) {
        var wanted = disk.options().driver();
        DiskCache cache = cache(wanted.cache(), image);
        return new DiskDriver()
                .withName("qemu")
                .withType(image.format().extension())
                .withCache(word(cache))
                .withErrorPolicy(word(wanted.errorPolicy()))
                .withIo(io(wanted.io(), cache, image))
                .withDiscard(disk.discard() ? "unmap" : "ignore")
                .withIothread(IoThreads.ofDisk(input, disk))
                .withDetectZeroes(word(wanted.detectZeroes()))
                .withQueues(wanted.queues() == 0 ? null : Integer.toString(wanted.queues()));
    }

    /** Why the storage cannot be served as wanted: a sentence with a remedy; null when it can. */
    static @Nullable String problem(BuildInput input, DiskDevice disk, ResolvedDisk image) {
        var wanted = disk.options().driver();
        if (wanted.io() == DiskIo.NATIVE && !cache(wanted.cache(), image).isDirect()) {
            return "Disk " + disk.diskId()
                    + " wants native I/O, but its storage cannot be opened without the page cache:"
                    + " choose THREADS or IO_URING.";
        }
        Integer thread = wanted.ioThread();
        if (thread != null && thread > IoThreads.count(input)) {
            return "Disk " + disk.diskId() + " wants I/O thread " + thread + ", but the VM has "
                    + IoThreads.count(input) + ": give the VM more, or choose another thread.";
        }
        return null;
    }

    private static DiskCache cache(DiskCache wanted, ResolvedDisk image) {
        if (wanted != DiskCache.AUTO) {
            return wanted;
        }
        if (image.directIo()) {
            return DiskCache.NONE;
        }
        // Nothing that one VM has written may wait where another cannot see it.
        return image.shareable() ? DiskCache.WRITETHROUGH : DiskCache.WRITEBACK;
    }

    /** QEMU opens files and block devices alone with the host's I/O. */
    private static @Nullable String io(DiskIo wanted, DiskCache cache, ResolvedDisk image) {
        boolean onNetwork = switch (image.source()) {
            case DiskSource.ImageFile file -> false;
            case DiskSource.BlockDevice block -> false;
            case DiskSource.Nbd nbd -> true;
            case DiskSource.Iscsi iscsi -> true;
            case DiskSource.Rbd rbd -> true;
        };
        if (onNetwork) {
            return null;
        }
        return switch (wanted) {
            case AUTO -> image.source() instanceof DiskSource.BlockDevice && cache.isDirect() ? "native" : "threads";
            case THREADS -> "threads";
            case NATIVE -> "native";
            case IO_URING -> "io_uring";
        };
    }

    private static String word(DiskCache cache) {
        return switch (cache) {
            case AUTO, WRITEBACK -> "writeback";
            case NONE -> "none";
            case WRITETHROUGH -> "writethrough";
            case DIRECTSYNC -> "directsync";
            case UNSAFE -> "unsafe";
        };
    }

    private static String word(DiskErrorPolicy policy) {
        return switch (policy) {
            case STOP -> "stop";
            case REPORT -> "report";
            case IGNORE -> "ignore";
            case ENOSPACE -> "enospace";
        };
    }

    private static @Nullable String word(DetectZeroes detect) {
        return switch (detect) {
            case OFF -> null;
            case ON -> "on";
            case UNMAP -> "unmap";
        };
    }
}
