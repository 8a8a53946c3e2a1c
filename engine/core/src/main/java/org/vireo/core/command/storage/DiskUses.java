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

/** Who needs a disk's image: VMs that have it as their disk or in a drive, templates and layers. To be called within a transaction. */
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

    /** The VMs that have the disk as their disk. */
    public List<UUID> ownerIds(UUID diskId) {
        return vms.devicesWithDisks(List.of(diskId)).stream()
                .map(VmDevice::vmId)
                .distinct()
                .toList();
    }

    /**
     * Checks that no layer, template or drive needs the images, so that they can go.
     *
     * @param action what is refused, such as "remove Virtual Disk"
     * @param going a VM that goes with them, whose drives need nothing any more; null for none
     */
    public void requireNone(List<Disk> disks, String action, @Nullable UUID going, Violations violations) {
        templates.requireNone(disks, violations);
        requireInNoDrive(disks, action, going, violations);
    }

    /** Checks that no VM has the disk in a drive, where it is read while another would write it. */
    public void requireInNoDrive(Disk disk, String action, Violations violations) {
        requireInNoDrive(List.of(disk), action, null, violations);
    }

    private void requireInNoDrive(List<Disk> disks, String action, @Nullable UUID except, Violations violations) {
        Map<UUID, Set<UUID>> drives = drives(disks);
        drives.values().forEach(vmIds -> vmIds.remove(except));
        Set<UUID> vmIds = drives.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<UUID, String> names = vms.findAll(vmIds).stream().collect(Collectors.toMap(Vm::id, Vm::name));
        for (Disk disk : disks) {
            drives.getOrDefault(disk.id(), Set.of())
                    .forEach(vmId -> violations.add(Violation.conflict(
                            "DISK_IN_DRIVE",
                            "Cannot " + action + ". Disk " + disk.name() + " lies in a drive of VM "
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
