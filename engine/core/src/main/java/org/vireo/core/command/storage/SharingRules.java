package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** Which disks several VMs can have at a time. To be called within a transaction. */
@Singleton
public final class SharingRules {

    private final VmRepository vms;

    @Inject
    public SharingRules(VmRepository vms) {
        this.vms = vms;
    }

    /** Two writers of one qcow2 image destroy it: neither sees what the other allocates. */
    public static void checkFormat(boolean shareable, String name, DiskFormat format, Violations violations) {
        violations.require(
                !shareable || format == DiskFormat.RAW,
                Violation.invalid(
                        "DISK_SHAREABLE_FORMAT",
                        "Disk [shareable] true is not possible for disk " + name + " of the format cow, which one VM"
                                + " alone can write.",
                        "Choose the format raw, or do not share the disk."));
    }

    /** The VMs that have the disk. */
    List<Vm> owners(UUID diskId) {
        return vms.findAll(ownerIds(diskId));
    }

    List<UUID> ownerIds(UUID diskId) {
        return vms.devicesWithDisks(List.of(diskId)).stream()
                .map(VmDevice::vmId)
                .distinct()
                .toList();
    }

    /** Whether a disk that is there can become one for many VMs, or for one. */
    void checkChange(Disk disk, boolean shareable, Violations violations) {
        if (shareable == disk.isShareable()) {
            return;
        }
        checkFormat(shareable, disk.name(), disk.format(), violations);
        List<Vm> owners = owners(disk.id());
        violations.require(
                shareable || owners.size() <= 1,
                Violation.conflict(
                        "DISK_SHARED",
                        "Cannot update Virtual Disk. Disk " + disk.name() + " is attached to the VMs "
                                + String.join(", ", names(owners)) + ".",
                        "Detach it from all but one of them first."));
        Collection<VmRuntime> runtimes =
                vms.runtimesForUpdate(ownerIds(disk.id())).values();
        owners.stream()
                .filter(vm -> runtimes.stream()
                        .anyMatch(runtime -> runtime.vmId().equals(vm.id()) && runtime.status() != VmStatus.DOWN))
                .forEach(vm -> violations.add(Violation.conflict(
                        "VM_NOT_DOWN",
                        "Cannot update Virtual Disk. VM " + vm.name() + ", which has disk " + disk.name()
                                + ", is not down.",
                        "Stop the VM first, or leave shareable as it is.")));
    }

    private static List<String> names(List<Vm> owners) {
        return owners.stream().map(Vm::name).sorted().toList();
    }
}
