package org.vireo.rest.mapping;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.DiskInterface;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.vmdevice.AddVmDisk;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.attachment.AttachmentChanges;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.LunChanges;
import org.vireo.rest.mapping.storage.ScsiMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;

/** Disks as VMs and templates have them. An attachment has the id of its disk. */
public final class DiskAttachmentMapper {

    private DiskAttachmentMapper() {}

    /**
     * As a VM has it.
     *
     * @param active whether it is part of the machine
     */
    public static DiskAttachment ofVm(UUID vmId, DiskDevice device, boolean active) {
        DiskAttachment api = fill(device);
        api.setActive(active);
        api.setVm(Refs.vm(vmId));
        api.setHref(Hrefs.of("vms", vmId, "diskattachments", device.diskId()));
        return api;
    }

    public static DiskAttachment ofTemplate(UUID templateId, DiskDevice device) {
        DiskAttachment api = fill(device);
        api.setTemplate(Refs.template(templateId));
        api.setHref(Hrefs.of("templates", templateId, "diskattachments", device.diskId()));
        return api;
    }

    /** The disk is there already. */
    public static AttachDisk toAttach(UUID vmId, UUID diskId, DiskAttachment api) {
        return new AttachDisk(
                vmId,
                diskId,
                bus(api.getInterface()),
                Boolean.TRUE.equals(api.getBootable()),
                Boolean.TRUE.equals(api.getReadOnly()),
                api.getPassDiscard(),
                scsi(api));
    }

    private static LunChanges scsi(DiskAttachment api) {
        Disk disk = api.getDisk() == null ? new Disk() : api.getDisk();
        Boolean reservations = api.getUsesScsiReservation();
        return ScsiMapper.of(disk.getSgio(), reservations == null ? disk.getUsesScsiReservation() : reservations);
    }

    /** The disk is made, too; an image, to which no SCSI commands pass. */
    public static AddVmDisk toAdd(UUID vmId, AddDisk disk, DiskAttachment api) {
        if (scsi(api).over(LunAccess.NONE).passThrough()) {
            throw Faults.invalid(
                    "DISK_ATTACHMENT",
                    "Disk [sgio, uses_scsi_reservation] are not possible for disk " + Faults.shown(disk.name())
                            + ", which is made as an image: SCSI commands pass through to raw logical units alone. Leave"
                            + " them out.");
        }
        return new AddVmDisk(
                vmId,
                disk,
                bus(api.getInterface()),
                Boolean.TRUE.equals(api.getBootable()),
                Boolean.TRUE.equals(api.getReadOnly()),
                api.getPassDiscard());
    }

    /** What the request says of how the disk is attached; the rest stays. */
    public static AttachmentChanges toChanges(DiskAttachment api) {
        return new AttachmentChanges(
                api.getInterface() == null ? null : bus(api.getInterface()),
                api.getBootable(),
                api.getReadOnly(),
                api.getPassDiscard(),
                api.getUsesScsiReservation(),
                api.getActive());
    }

    private static DiskAttachment fill(DiskDevice device) {
        DiskAttachment api = new DiskAttachment();
        api.setId(device.diskId().toString());
        api.setDisk(Refs.disk(device.diskId().value()));
        api.setActive(true);
        api.setBootable(device.bootOrder() != null);
        api.setInterface(interfaceOf(device.bus()));
        api.setReadOnly(device.readOnly());
        api.setPassDiscard(device.discard());
        LunAccess lun = device.options().lun();
        api.setUsesScsiReservation(lun.reservations());
        if (lun.passThrough()) {
            Objects.requireNonNull(api.getDisk()).setSgio(ScsiMapper.toApi(lun));
        }
        return api;
    }

    private static @Nullable DiskInterface interfaceOf(DiskBus bus) {
        return switch (bus) {
            case VIRTIO -> DiskInterface.VIRTIO;
            case VIRTIO_SCSI -> DiskInterface.VIRTIO_SCSI;
            case SATA -> DiskInterface.SATA;
            case IDE -> DiskInterface.IDE;
            // The published interface has no word for it.
            case USB -> null;
        };
    }

    private static DiskBus bus(@Nullable DiskInterface api) {
        if (api == null) {
            return DiskBus.VIRTIO_SCSI;
        }
        return switch (api) {
            case VIRTIO -> DiskBus.VIRTIO;
            case VIRTIO_SCSI -> DiskBus.VIRTIO_SCSI;
            case SATA -> DiskBus.SATA;
            case IDE -> DiskBus.IDE;
            case SPAPR_VSCSI -> throw Words.unsupported("interface", api.wire(), "virtio_scsi, virtio, sata or ide");
        };
    }
}
