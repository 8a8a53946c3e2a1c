package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.Nic;
import org.vireo.api.type.ScsiGenericIO;
import org.vireo.api.type.Statistic;
import org.vireo.api.type.Vm;
import org.vireo.core.query.statistics.StatisticsQueries;
import org.vireo.core.query.storage.DiskQueries;
import org.vireo.core.query.vm.VmQueries;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.storage.Disk;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.call.Follow;
import org.vireo.rest.mapping.ConsoleMapper;
import org.vireo.rest.mapping.DiskAttachmentMapper;
import org.vireo.rest.mapping.DiskMapper;
import org.vireo.rest.mapping.NicMapper;
import org.vireo.rest.mapping.ReportedDeviceMapper;
import org.vireo.rest.mapping.statistics.StatisticsMapper;

/** Puts devices and statistics of VMs in-line: all VMs of a list by one query, their disks by another. */
@Singleton
public final class VmDeviceFollower {

    private final VmQueries vms;
    private final DiskQueries disks;
    private final StatisticsQueries statistics;

    @Inject
    public VmDeviceFollower(VmQueries vms, DiskQueries disks, StatisticsQueries statistics) {
        this.vms = vms;
        this.disks = disks;
        this.statistics = statistics;
    }

    /** The attachments of a VM among its devices. */
    static List<DiskAttachment> attachments(UUID vmId, List<VmDevice> devices) {
        List<DiskAttachment> attachments = new ArrayList<>();
        for (VmDevice row : devices) {
            if (row.device() instanceof DiskDevice disk) {
                attachments.add(DiskAttachmentMapper.ofVm(vmId, disk, row.isActive()));
            }
        }
        return attachments;
    }

    /** The NICs of a VM among its devices. */
    static List<Nic> nics(VmView view, List<VmDevice> devices) {
        List<Nic> nics = new ArrayList<>();
        for (VmDevice row : devices) {
            if (row.device() instanceof NicDevice nic && !nic.standsIn()) {
                nics.add(NicMapper.ofVm(view.id(), nic, row.isActive(), view.guest()));
            }
        }
        return nics;
    }

    /** Fills in the disks themselves. */
    void followDisks(Collection<DiskAttachment> attachments) {
        Map<UUID, Disk> found = disks.all(attachments.stream()
                .map(attachment -> UUID.fromString(Objects.requireNonNull(attachment.getId())))
                .distinct()
                .toList());
        for (DiskAttachment attachment : attachments) {
            Disk disk = found.get(UUID.fromString(Objects.requireNonNull(attachment.getId())));
            if (disk != null) {
                attachment.setDisk(whole(disk, attachment));
            }
        }
    }

    /** What this VM gets of SCSI is said of a logical unit that it has, not what others would get. */
    static org.vireo.api.type.Disk whole(Disk disk, DiskAttachment attachment) {
        org.vireo.api.type.Disk attached = attachment.getDisk();
        ScsiGenericIO passes = attached == null ? null : attached.getSgio();
        org.vireo.api.type.Disk api = DiskMapper.toApi(disk);
        if (api.getSgio() != null) {
            api.setSgio(passes == null ? ScsiGenericIO.DISABLED : passes);
            api.setUsesScsiReservation(attachment.getUsesScsiReservation());
        }
        return api;
    }

    void follow(List<VmView> views, List<Vm> apis, Follow follow) {
        boolean ofDevices = follow.has("nics")
                || follow.has("disk_attachments")
                || follow.has("graphics_consoles")
                || follow.has("cdroms");
        Map<UUID, List<VmDevice>> devices =
                ofDevices ? vms.devices(views.stream().map(VmView::id).toList()) : Map.of();
        for (int i = 0; i < views.size(); i++) {
            VmView view = views.get(i);
            follow(view, apis.get(i), devices.getOrDefault(view.id(), List.of()), follow);
            if (follow.has("statistics")) {
                apis.get(i).setStatistics(statistics(view));
            }
        }
        if (follow.within("disk_attachments").has("disk")) {
            followDisks(apis.stream()
                    .map(Vm::getDiskAttachments)
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .toList());
        }
    }

    private List<Statistic> statistics(VmView view) {
        return statistics
                .vm(view.runtime())
                .map(figures -> StatisticsMapper.ofVm(view.id(), figures))
                .orElse(List.of());
    }

    private static void follow(VmView view, Vm api, List<VmDevice> devices, Follow follow) {
        if (follow.has("nics")) {
            api.setNics(nics(view, devices));
        }
        if (follow.has("disk_attachments")) {
            api.setDiskAttachments(attachments(view.id(), devices));
        }
        if (follow.has("graphics_consoles")) {
            api.setGraphicsConsoles(ConsoleMapper.toApi(view, devices));
        }
        if (follow.has("cdroms")) {
            api.setCdroms(CdromMapper.toApi(view.id(), devices));
        }
        if (follow.has("reported_devices")) {
            api.setReportedDevices(ReportedDeviceMapper.toApi(view.id(), view.guest()));
        }
    }
}
