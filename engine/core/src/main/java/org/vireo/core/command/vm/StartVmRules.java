package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.launch.VmPlacement;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.vm.CpuPlacement;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmStatus;
import org.vireo.scheduling.HostRejection;
import org.vireo.scheduling.PlacementResult;

/** What must hold before a VM starts, and where it then does. */
@Singleton
public final class StartVmRules {

    private final VmRepository vms;
    private final DiskRepository disks;
    private final VmPlacement placement;
    private final VmLookup lookup;

    @Inject
    public StartVmRules(VmRepository vms, DiskRepository disks, VmPlacement placement, VmLookup lookup) {
        this.vms = vms;
        this.disks = disks;
        this.placement = placement;
        this.lookup = lookup;
    }

    /**
     * Where a VM starts.
     *
     * @param placement the processors that it gets there; null when the host's kernel decides
     * @param memoryBytes memory that it takes there
     */
    record Target(UUID hostId, @Nullable CpuPlacement placement, long memoryBytes) {}

    /** The host that takes the VM; empty when something is in the way, which the violations then tell. */
    Optional<Target> hostFor(VmLookup.Found found, Violations violations) {
        boolean off = found.runtime().status() == VmStatus.DOWN;
        violations.require(off, notOff(found));
        List<VmDevice> devices = vms.devices(found.vm().id());
        checkDisks(found, devices, violations);
        if (!off) {
            return Optional.empty();
        }
        VmPlacement.Choice choice = placement.place(found.vm(), devices);
        return switch (choice.result()) {
            case PlacementResult.Placed placed ->
                Optional.of(new Target(placed.hostId(), choice.on(placed.hostId()), choice.memoryBytes()));
            case PlacementResult.NoHost none -> {
                violations.add(nowhere(found, none.rejections()));
                yield Optional.empty();
            }
        };
    }

    private Violation notOff(VmLookup.Found found) {
        String state = lookup.describe(found);
        if (found.runtime().status() == VmStatus.UNKNOWN) {
            return Violation.conflict(
                    "VM_STATUS_UNKNOWN",
                    "Cannot run VM. " + state + ": it may still run there, and two copies would destroy its disks.",
                    "Bring the host back, or wait until its agent answers.");
        }
        if (found.runtime().status() == VmStatus.IMAGE_LOCKED) {
            return Violation.conflict(
                    "VM_LOCKED", "Cannot run VM. VM is locked: its disks are being made.", "Wait for the task to end.");
        }
        return Violation.conflict(
                "VM_IS_RUNNING", "Cannot run VM. VM is running: " + state + ".", "There is nothing to do.");
    }

    private void checkDisks(VmLookup.Found found, List<VmDevice> devices, Violations violations) {
        Set<UUID> ids = devices.stream()
                .filter(VmDevice::isPlugged)
                .map(VmDevice::diskId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        for (Disk disk : disks.findAll(ids)) {
            violations.require(
                    disk.status() != DiskStatus.LOCKED,
                    Violation.conflict(
                            "DISK_LOCKED",
                            "Cannot run VM. Disk is locked: " + disk.name() + " of VM "
                                    + found.vm().name() + ".",
                            "Wait for the task that works on it."));
            violations.require(
                    disk.status() != DiskStatus.ILLEGAL,
                    Violation.conflict(
                            "DISK_ILLEGAL",
                            "Cannot run VM. Disk " + disk.name() + " of VM "
                                    + found.vm().name() + " is illegal: its image could not be made or is gone.",
                            "Deactivate, detach or remove the disk."));
        }
    }

    private static Violation nowhere(VmLookup.Found found, List<HostRejection> rejections) {
        String reasons = rejections.isEmpty()
                ? "its cluster has no host"
                : rejections.stream()
                        .map(rejection -> rejection.reason() + " (" + rejection.remedy() + ")")
                        .collect(Collectors.joining("; "));
        return Violation.conflict(
                "NO_HOST",
                "Cannot run VM. There is no host that can run VM " + found.vm().name() + ": " + reasons + ".",
                rejections.isEmpty() ? "Add a host to the cluster." : "");
    }
}
