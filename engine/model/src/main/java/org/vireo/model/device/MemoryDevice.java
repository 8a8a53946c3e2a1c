package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.vireo.model.id.DeviceId;

/**
 * Memory that a guest has beside what it starts with.
 *
 * @param sizeBytes a multiple of 1 MiB, up to 4 TiB; the guest sees what of it is left beside the label
 * @param node NUMA node of the guest, from 0
 * @param labelBytes what an NVDIMM keeps for its label; 0 for none
 * @param readOnly whether the guest may not write into an NVDIMM
 * @param blockBytes what virtio-mem gives at once; 0 for the other kinds
 * @param requestedBytes what the guest shall have of virtio-mem now
 * @param store where it lies on the host
 * @param hotPlugged whether it was plugged into the running VM to raise its memory. The VM's configured size counts it
 *     already, so it goes when the VM stops and the next start has the same memory from the beginning; any other memory
 *     device is there beside the configured size, and stays
 */
public record MemoryDevice(
        DeviceId id,
        MemoryModel model,
        long sizeBytes,
        int node,
        long labelBytes,
        boolean readOnly,
        long blockBytes,
        long requestedBytes,
        MemoryStore store,
        boolean hotPlugged)
        implements Device {

    private static final long MIB = 1L << 20;

    /** As much as a VM can have at all, so that sums of sizes never overflow. */
    public static final long MOST_BYTES = 4L << 40;

    /** What virtio-mem manages at least with the usual huge pages of x86. */
    private static final long USUAL_BLOCK_BYTES = 2 * MIB;

    private static final long LEAST_LABEL_BYTES = 128 << 10;

    @SuppressWarnings("ConstantValue")
    public MemoryDevice {
        store = store == null ? MemoryStore.ANONYMOUS : store;
        requireSize(sizeBytes);
        if (node < 0) {
            throw new IllegalArgumentException("Memory device is in NUMA node " + node + ": they count from 0");
        }
        boolean wantsFile = model == MemoryModel.NVDIMM || model == MemoryModel.VIRTIO_PMEM;
        if (wantsFile != (store.path() != null)) {
            throw new IllegalArgumentException(
                    wantsFile
                            ? "Memory of the model " + model + " needs the path of a file on the host"
                            : "Memory of the model " + model + " has no file: leave out the path " + store.path());
        }
        if (hotPlugged && model != MemoryModel.DIMM) {
            throw new IllegalArgumentException(
                    "Memory of the model " + model + " does not raise the VM's memory: only DIMM does");
        }
        requireLabel(model, sizeBytes, labelBytes, readOnly);
        requireBlocks(model, sizeBytes, blockBytes, requestedBytes);
    }

    private static void requireSize(long sizeBytes) {
        if (sizeBytes < MIB || sizeBytes > MOST_BYTES || sizeBytes % MIB != 0) {
            throw new IllegalArgumentException("Memory device of " + sizeBytes
                    + " bytes is not a positive multiple of 1 MiB (" + MIB + ") up to 4 TiB (" + MOST_BYTES + ")");
        }
    }

    private static void requireLabel(MemoryModel model, long sizeBytes, long labelBytes, boolean readOnly) {
        if (model != MemoryModel.NVDIMM && (labelBytes != 0 || readOnly)) {
            throw new IllegalArgumentException(
                    "Memory of the model " + model + " has no label and is not read-only: only NVDIMM can be");
        }
        if (labelBytes != 0 && (labelBytes < LEAST_LABEL_BYTES || labelBytes >= sizeBytes)) {
            throw new IllegalArgumentException("Label of " + labelBytes + " bytes is not between " + LEAST_LABEL_BYTES
                    + " and the size of the NVDIMM, " + sizeBytes);
        }
    }

    private static void requireBlocks(MemoryModel model, long sizeBytes, long blockBytes, long requestedBytes) {
        if (model != MemoryModel.VIRTIO_MEM) {
            if (blockBytes != 0 || requestedBytes != 0) {
                throw new IllegalArgumentException(
                        "Memory of the model " + model + " has no blocks: only VIRTIO_MEM has");
            }
            return;
        }
        boolean whole = blockBytes >= MIB
                && Long.bitCount(blockBytes) == 1
                && sizeBytes % blockBytes == 0
                && requestedBytes % blockBytes == 0;
        if (!whole || requestedBytes < 0 || requestedBytes > sizeBytes) {
            throw new IllegalArgumentException("Of virtio memory of " + sizeBytes + " bytes, " + requestedBytes
                    + " are requested in blocks of " + blockBytes
                    + ": the block must be a power of two, and both a multiple of it");
        }
    }

    /** A module of plain memory. */
    public static MemoryDevice dimm(DeviceId id, long sizeBytes, int node) {
        return new MemoryDevice(id, MemoryModel.DIMM, sizeBytes, node, 0, false, 0, 0, MemoryStore.ANONYMOUS, false);
    }

    /** A module of plain memory that a running VM is given, and has until it stops. */
    public static MemoryDevice hotPlugged(DeviceId id, long sizeBytes) {
        return new MemoryDevice(id, MemoryModel.DIMM, sizeBytes, 0, 0, false, 0, 0, MemoryStore.ANONYMOUS, true);
    }

    /** A module whose content lies in the file. */
    public static MemoryDevice nvdimm(DeviceId id, long sizeBytes, int node, MemoryStore store) {
        return new MemoryDevice(id, MemoryModel.NVDIMM, sizeBytes, node, 0, false, 0, 0, store, false);
    }

    /** Memory that the guest is given and gives back. */
    public static MemoryDevice virtio(DeviceId id, long sizeBytes, long requestedBytes, int node) {
        return new MemoryDevice(
                id,
                MemoryModel.VIRTIO_MEM,
                sizeBytes,
                node,
                0,
                false,
                USUAL_BLOCK_BYTES,
                requestedBytes,
                MemoryStore.ANONYMOUS,
                false);
    }

    /** Memory of the host that has to be there for it: real persistent memory and the page cache of a file are not. */
    public long hostBytes() {
        return switch (model) {
            case DIMM, VIRTIO_MEM -> sizeBytes;
            case NVDIMM -> store.persistent() ? 0 : sizeBytes;
            case VIRTIO_PMEM -> 0;
        };
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.MEMORY;
    }

    @Override
    public Place place() {
        return switch (model) {
            case DIMM, NVDIMM -> Place.NONE;
            case VIRTIO_MEM, VIRTIO_PMEM -> Place.PCI_EXPRESS;
        };
    }

    @Override
    public String description() {
        return sizeBytes + " bytes of memory, " + Words.lower(model);
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return hotPlugged
                ? Optional.empty()
                : Optional.of(new MemoryDevice(
                        newId, model, sizeBytes, node, labelBytes, readOnly, blockBytes, requestedBytes, store, false));
    }

    @Override
    public List<Mark> marks() {
        return Mark.fileOrAddress(store.path());
    }
}
