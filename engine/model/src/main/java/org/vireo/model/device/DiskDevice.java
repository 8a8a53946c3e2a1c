package org.vireo.model.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.disk.BlockSize;
import org.vireo.model.device.disk.DiskOptions;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;

/**
 * A virtual disk attached to the VM.
 *
 * @param diskId the disk; the guest sees its UUID as the serial number unless the options name another
 * @param bootOrder place in the boot order, from 1; null when not booted from
 * @param readOnly whether writes by the guest are refused
 * @param discard whether blocks that the guest discards are given back to the storage
 */
public record DiskDevice(
        DeviceId id,
        DiskId diskId,
        DiskBus bus,
        @Nullable Integer bootOrder,
        boolean readOnly,
        boolean discard,
        DiskOptions options)
        implements Device {

    @SuppressWarnings("ConstantValue")
    public DiskDevice {
        BootOrder.check(bootOrder);
        options = options == null ? DiskOptions.DEFAULT : options;
    }

    /** A disk without options of its own. */
    public DiskDevice(
            DeviceId id, DiskId diskId, DiskBus bus, @Nullable Integer bootOrder, boolean readOnly, boolean discard) {
        this(id, diskId, bus, bootOrder, readOnly, discard, DiskOptions.DEFAULT);
    }

    /** A writable disk on the bus, not booted from, that passes discards on. */
    public static DiskDevice attached(DeviceId id, DiskId diskId, DiskBus bus) {
        return new DiskDevice(id, diskId, bus, null, false, true);
    }

    @Override
    public DiskDevice withBootOrder(@Nullable Integer newBootOrder) {
        return new DiskDevice(id, diskId, bus, newBootOrder, readOnly, discard, options);
    }

    public DiskDevice withOptions(DiskOptions newOptions) {
        return new DiskDevice(id, diskId, bus, bootOrder, readOnly, discard, newOptions);
    }

    /** Another disk in the same way. */
    public DiskDevice of(DeviceId newId, DiskId newDisk) {
        return new DiskDevice(newId, newDisk, bus, bootOrder, readOnly, discard, options);
    }

    /**
     * What libvirt would refuse of the combination: sentences with a remedy each, empty when it takes it. Found by
     * trying each on libvirt 9.0.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(0);
        boolean onBoard = bus == DiskBus.SATA || bus == DiskBus.IDE;
        refuse(
                onBoard && readOnly,
                "A disk on " + bus + " cannot be read-only: attach it to VIRTIO or VIRTIO_SCSI.",
                problems);
        refuse(
                onBoard && !options.blockSize().equals(BlockSize.DEFAULT),
                "A disk on " + bus + " has blocks of 512 bytes: attach it to another bus, or leave the size out.",
                problems);
        refuse(
                bus != DiskBus.VIRTIO_SCSI && options.lun().passThrough(),
                "SCSI commands cannot pass through " + bus + ": attach the disk to VIRTIO_SCSI.",
                problems);
        refuse(
                bus != DiskBus.VIRTIO && options.driver().queues() > 0,
                "A disk on " + bus + " has no queues of its own: attach it to VIRTIO, or leave them out.",
                problems);
        refuse(
                bus != DiskBus.VIRTIO && options.driver().ioThread() != null,
                "A disk on " + bus + " has no thread of its own: attach it to VIRTIO, or leave it out.",
                problems);
        refuse(
                readOnly && options.transientWrites(),
                "A read-only disk has no writes to throw away: make it writable, or keep it as it is.",
                problems);
        return problems;
    }

    private static void refuse(boolean refused, String sentence, List<String> problems) {
        if (refused) {
            problems.add(sentence);
        }
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.DISK;
    }

    @Override
    public Place place() {
        return switch (bus) {
            case VIRTIO -> Place.PCI_EXPRESS;
            case VIRTIO_SCSI -> Place.SCSI;
            case SATA -> Place.SATA;
            case IDE -> Place.IDE;
            case USB -> Place.USB;
        };
    }

    @Override
    public String description() {
        return "Disk " + diskId + " on " + Words.lower(bus);
    }

    /** A disk is one VM's; a copy gets a disk of its own. */
    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.empty();
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.SERIAL, diskId.toString());
    }
}
