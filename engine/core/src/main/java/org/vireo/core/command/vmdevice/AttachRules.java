package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.storage.DiskUses;
import org.vireo.core.command.storage.TemplateDisks;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.launch.ResolvedDisks;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.BoardLimits;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Which disk can be attached to which VM. To be called within a transaction. */
@Singleton
public final class AttachRules {

    private final VmRepository vms;
    private final ClusterRepository clusters;
    private final StorageDomainRepository storageDomains;
    private final DiskRepository disks;
    private final ResolvedDisks resolved;
    private final TemplateDisks templateDisks;
    private final DiskUses uses;

    @Inject
    public AttachRules(
            VmRepository vms,
            ClusterRepository clusters,
            StorageDomainRepository storageDomains,
            DiskRepository disks,
            ResolvedDisks resolved,
            TemplateDisks templateDisks,
            DiskUses uses) {
        this.vms = vms;
        this.clusters = clusters;
        this.storageDomains = storageDomains;
        this.disks = disks;
        this.resolved = resolved;
        this.templateDisks = templateDisks;
        this.uses = uses;
    }

    void check(VmLookup.Found found, Disk disk, AttachDisk how, Violations violations) {
        Vm vm = found.vm();
        violations.require(
                disk.status() != DiskStatus.LOCKED,
                Violation.conflict(
                        "DISK_LOCKED",
                        "Cannot attach Virtual Disk. Disk is locked: " + disk.name() + ".",
                        "Wait for the task that works on it."));
        violations.require(
                disk.status() != DiskStatus.ILLEGAL,
                Violation.conflict(
                        "DISK_ILLEGAL",
                        "Cannot attach Virtual Disk. Disk " + disk.name() + " is illegal: it has no usable image.",
                        "Remove it and add another one."));
        templateDisks.requireNone(List.of(disk), violations);
        checkHolders(vm, disk, violations);
        domainOf(disk).ifPresent(storageDomain -> checkPlace(vm, storageDomain, violations));
        if (DiskVms.isRunning(found)) {
            checkReach(found, disk, violations);
            checkRunning(found, how, violations);
        }
        DiskDevice device = how.device(disk);
        checkWriting(device, disk, violations);
        checkShape(device, violations);
        checkStorage(device, disk, violations);
        checkBoard(vm, device, violations);
    }

    /** What lies in a drive is read there, and must stay what it is. */
    public void checkWriting(DiskDevice device, Disk disk, Violations violations) {
        if (!device.readOnly()) {
            uses.requireInNoDrive(disk, "attach Virtual Disk for writing", violations);
        }
    }

    /** What the storage of the disk does not allow. */
    public void checkStorage(DiskDevice device, Disk disk, Violations violations) {
        resolved.of(disk)
                .map(found -> found.problems(device))
                .orElse(List.of())
                .forEach(problem ->
                        violations.add(Violation.conflict("DISK_ATTACHMENT", "Cannot attach disk. " + problem, "")));
    }

    /** The same for a disk that a VM has or gets. */
    void checkStorage(DiskDevice device, Violations violations) {
        disks.find(device.diskId().value()).ifPresent(disk -> checkStorage(device, disk, violations));
    }

    private Optional<StorageDomain> domainOf(Disk disk) {
        return Optional.ofNullable(disk.storageDomainId()).flatMap(storageDomains::find);
    }

    /** IDE is there on the boards of old alone, and has few places. */
    public void checkBoard(Vm vm, DiskDevice disk, Violations violations) {
        List<Device> others = new ArrayList<>();
        for (VmDevice row : vms.devices(vm.id())) {
            if (row.device() != null && !row.device().id().equals(disk.id())) {
                others.add(row.device());
            }
        }
        BoardLimits.check(vm.name(), vm.settings().biosType(), disk, others, violations);
    }

    /** What a running VM adds to the rules: the bus must take the disk. */
    void checkRunning(VmLookup.Found found, AttachDisk how, Violations violations) {
        String vm = found.vm().name();
        violations.require(
                how.bus().isHotPluggable(),
                Violation.conflict(
                        "BUS_NOT_HOT_PLUGGABLE",
                        "Cannot attach Virtual Disk. VM " + vm + " runs, and " + how.bus() + " takes no disks then.",
                        "Choose virtio_scsi or virtio, or stop the VM."));
        violations.require(
                !how.bootable(),
                Violation.conflict(
                        "BOOT_ORDER_OF_RUNNING_VM",
                        "Cannot attach Virtual Disk. VM " + vm + " runs, and its boot order is fixed until it stops.",
                        "Attach it without bootable, or stop the VM."));
    }

    /** Whether the host that the VM runs on has the disk; of what is in no storage domain nobody knows. */
    public void checkReach(VmLookup.Found found, Disk disk, Violations violations) {
        domainOf(disk).ifPresent(storageDomain -> checkReach(found, storageDomain, violations));
    }

    static void checkReach(VmLookup.Found found, StorageDomain storageDomain, Violations violations) {
        violations.require(
                storageDomain.hostId().equals(found.runtime().hostId()),
                Violation.conflict(
                        "STORAGE_DOMAIN_NOT_ON_HOST",
                        "Cannot attach Virtual Disk. VM " + found.vm().name()
                                + " runs on another host than the one of storage domain " + storageDomain.name() + ".",
                        "Choose a disk there, or stop the VM and attach it then."));
    }

    void checkShape(DiskDevice device, Violations violations) {
        device.problems()
                .forEach(problem -> violations.add(
                        Violation.invalid("DISK_ATTACHMENT", "Cannot attach Virtual Disk. " + problem, "")));
    }

    private void checkHolders(Vm vm, Disk disk, Violations violations) {
        vms.findAll(uses.ownerIds(disk.id())).stream()
                .filter(holder -> holder.equals(vm) || !disk.isShareable())
                .forEach(holder -> violations.add(Violation.conflict(
                        "DISK_ATTACHED",
                        "Cannot attach Virtual Disk. Disk " + disk.name() + " is attached to VM " + holder.name()
                                + " already.",
                        holder.equals(vm)
                                ? "There is nothing to do."
                                : "Detach it there first, or make it shareable.")));
    }

    void checkPlace(Vm vm, StorageDomain storageDomain, Violations violations) {
        UUID home = clusters.find(vm.clusterId()).map(Cluster::dataCenterId).orElse(null);
        violations.require(
                home != null && home.equals(storageDomain.dataCenterId()),
                Violation.conflict(
                        "STORAGE_DOMAIN_ELSEWHERE",
                        "Cannot attach Virtual Disk. Storage domain " + storageDomain.name()
                                + " is not in the data center of VM " + vm.name() + ".",
                        "Choose a disk in that data center."));
    }
}
