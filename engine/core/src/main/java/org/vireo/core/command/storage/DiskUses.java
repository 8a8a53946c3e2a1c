package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.launch.ResolvedDisks;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** What needs a disk's image, beside the VMs that have it as their disk. To be called within a transaction. */
@Singleton
public final class DiskUses {

    private final TemplateDisks templates;
    private final VmRepository vms;
    private final ResolvedDisks resolved;

    @Inject
    public DiskUses(TemplateDisks templates, VmRepository vms, ResolvedDisks resolved) {
        this.templates = templates;
        this.vms = vms;
        this.resolved = resolved;
    }

    /** Checks that no layer, template or drive needs the images. */
    public void requireNone(List<Disk> disks, Violations violations) {
        disks.forEach(disk -> templates.requireNone(disk, violations));
        Map<UUID, Set<UUID>> drives = drives(disks);
        Set<UUID> vmIds = drives.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<UUID, String> names = vms.findAll(vmIds).stream().collect(Collectors.toMap(Vm::id, Vm::name));
        for (Disk disk : disks) {
            drives.getOrDefault(disk.id(), Set.of())
                    .forEach(vmId -> violations.add(Violation.conflict(
                            "DISK_IN_DRIVE",
                            "Cannot remove Virtual Disk. Disk " + disk.name() + " lies in a drive of VM "
                                    + names.getOrDefault(vmId, vmId.toString()) + ".",
                            "Take it out of the drive first.")));
        }
    }

    /** VMs that have the disks in drives, by disk: as they are configured, or as their hosts last reported. */
    private Map<UUID, Set<UUID>> drives(List<Disk> disks) {
        List<UUID> ids = disks.stream().map(Disk::id).toList();
        Map<String, UUID> byPath = new HashMap<>();
        resolved.ofIds(ids).forEach((id, disk) -> {
            if (disk.source() instanceof DiskSource.ImageFile image) {
                byPath.put(image.path(), id.value());
            }
        });
        Map<UUID, Set<UUID>> drives = new HashMap<>();
        for (VmDevice drive : vms.drivesWithDisks(ids)) {
            enter(drives, drive.mediumId(), drive.vmId());
        }
        for (VmDevice drive : vms.drivesSeenWith(byPath.keySet())) {
            enter(drives, byPath.get(drive.hostSide()), drive.vmId());
        }
        return drives;
    }

    private static void enter(Map<UUID, Set<UUID>> drives, @Nullable UUID diskId, UUID vmId) {
        if (diskId != null) {
            drives.computeIfAbsent(diskId, id -> new LinkedHashSet<>()).add(vmId);
        }
    }
}
