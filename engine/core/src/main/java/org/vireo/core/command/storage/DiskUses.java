package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.storage.Disk;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** What needs a disk's image, beside the VMs that have it as their disk. To be called within a transaction. */
@Singleton
public final class DiskUses {

    private final TemplateDisks templates;
    private final VmRepository vms;
    private final DiskRecords records;

    @Inject
    public DiskUses(TemplateDisks templates, VmRepository vms, DiskRecords records) {
        this.templates = templates;
        this.vms = vms;
        this.records = records;
    }

    /** Checks that no layer, template or drive needs the image. */
    void requireNone(Disk disk, Violations violations) {
        templates.requireNone(disk, violations);
        Set<UUID> vmIds = new LinkedHashSet<>();
        vms.drivesWithDisks(List.of(disk.id())).stream().map(VmDevice::vmId).forEach(vmIds::add);
        records.imageOf(disk.id())
                .map(image -> vms.drivesSeenWith(image.volume().path()))
                .ifPresent(seen -> seen.stream().map(VmDevice::vmId).forEach(vmIds::add));
        vmIds.forEach(vmId -> violations.add(Violation.conflict(
                "DISK_IN_DRIVE",
                "Cannot remove Virtual Disk. Disk " + disk.name() + " lies in a drive of VM "
                        + vms.find(vmId).map(Vm::name).orElse(vmId.toString()) + ".",
                "Take it out of the drive first.")));
    }
}
