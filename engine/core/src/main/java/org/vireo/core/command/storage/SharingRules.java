package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.launch.ResolvedDisks;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.spec.ResolvedDisk;
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
    private final DiskUses uses;
    private final ResolvedDisks resolved;

    @Inject
    public SharingRules(VmRepository vms, DiskUses uses, ResolvedDisks resolved) {
        this.vms = vms;
        this.uses = uses;
        this.resolved = resolved;
    }

    /** Two writers of one qcow2 image destroy it: neither sees what the other allocates. */
    public static void checkFormat(boolean shareable, String name, DiskFormat format, Violations violations) {
        violations.require(
                !shareable || format.canBeShared(),
                Violation.invalid(
                        "DISK_SHAREABLE_FORMAT",
                        "Disk [shareable] true is not possible for disk " + name + " of the format cow, which one VM"
                                + " alone can write.",
                        "Choose the format raw, or do not share the disk."));
    }

    /** The VMs that have the disk. */
    List<Vm> owners(UUID diskId) {
        return vms.findAll(uses.ownerIds(diskId));
    }

    List<UUID> ownerIds(UUID diskId) {
        return uses.ownerIds(diskId);
    }

    /** Whether a disk that is there can become one for many VMs, or for one. */
    void checkChange(Disk disk, boolean shareable, Violations violations) {
        if (shareable == disk.isShareable()) {
            return;
        }
        checkFormat(shareable, disk.name(), disk.format(), violations);
        List<Vm> owners = owners(disk.id());
        checkAttachments(disk, shareable, owners, violations);
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

    /** How a VM has the disk may be impossible with the other word, so that the VM would not start any more. */
    private void checkAttachments(Disk disk, boolean shareable, List<Vm> owners, Violations violations) {
        Optional<ResolvedDisk> then = resolved.of(disk).map(now -> now.withShareable(shareable));
        if (then.isEmpty() || (shareable && !disk.format().canBeShared())) {
            return;
        }
        Map<UUID, String> names = owners.stream().collect(Collectors.toMap(Vm::id, Vm::name));
        for (VmDevice row : vms.devicesWithDisks(List.of(disk.id()))) {
            if (row.device() instanceof DiskDevice attached) {
                then.get()
                        .problems(attached)
                        .forEach(problem -> violations.add(Violation.conflict(
                                "DISK_ATTACHMENT",
                                "Cannot update Virtual Disk. VM " + names.get(row.vmId()) + " has disk " + disk.name()
                                        + " in a way that does not go with it: " + problem,
                                "Change its attachment first.")));
            }
        }
    }

    private static List<String> names(List<Vm> owners) {
        return owners.stream().map(Vm::name).sorted().toList();
    }
}
