package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.reported.disk.ReportedMirror;
import org.vireo.model.storage.Disk;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmStatus;

/** VMs whose disks and drives can be changed, which are those that are down or run quietly. */
@Singleton
public final class DiskVms {

    private final VmLookup lookup;
    private final VmRepository vms;
    private final DiskRepository disks;
    private final TransactionRunner transactions;

    @Inject
    public DiskVms(VmLookup lookup, VmRepository vms, DiskRepository disks, TransactionRunner transactions) {
        this.lookup = lookup;
        this.vms = vms;
        this.disks = disks;
        this.transactions = transactions;
    }

    /** A disk as a VM has it. */
    public record Attachment(VmLookup.Found vm, VmDevice row, DiskDevice device, Disk disk) {

        public boolean runs() {
            return isRunning(vm);
        }

        /** Whether the running VM has it, as its host says. */
        public boolean isSeen() {
            return row.state() == DeviceState.PAIRED;
        }

        /** What keeps the running VM from giving the disk back. */
        public void requireRelease(String action, Violations violations) {
            String name = vm.vm().name();
            violations.require(
                    vm.runtime().status() != VmStatus.PAUSED,
                    Violation.conflict(
                            "VM_PAUSED",
                            "Cannot " + action + ". VM " + name
                                    + " is paused, and its guest has to let go of the disk.",
                            "Resume the VM, or stop it."));
            ReportedMirror job = row.images() == null ? null : row.images().mirror();
            if (job != null) {
                violations.add(Violation.conflict(
                        "DISK_HAS_BLOCK_JOB",
                        "Cannot " + action + ". Its host copies disk " + disk.name() + " of VM " + name + " to "
                                + job.target().location() + " (block job " + job.job()
                                + "), which somebody began there.",
                        "Wait for it to end, or end it on the host with virsh blockjob " + name + " " + row.hostSide()
                                + " --abort."));
            }
        }
    }

    static boolean isRunning(VmLookup.Found found) {
        return found.runtime().status().isOnHost();
    }

    /** The VM; the violations say what is in the way. */
    public Optional<VmLookup.Found> find(UUID vmId, String action, Violations violations) {
        Optional<VmLookup.Found> found = lookup.managed(vmId, violations);
        found.ifPresent(vm -> violations.require(
                vm.runtime().status().isQuiet(),
                vm.runtime().status() == VmStatus.IMAGE_LOCKED
                        ? Violation.conflict(
                                "VM_LOCKED",
                                "Cannot " + action + ". VM is locked: its disks are being worked on.",
                                "Wait for the task to end.")
                        : Violation.conflict(
                                "VM_NOT_SETTLED",
                                "Cannot " + action + ". " + lookup.describe(vm)
                                        + ", and disks can only be changed while it is down, up or paused.",
                                "Wait until it is, or stop it.")));
        return found;
    }

    /** Whether the VM runs, so that a change of its disks has to reach the host. */
    public boolean runs(UUID vmId) {
        return transactions.call(() -> lookup.managed(vmId, new Violations())
                .filter(DiskVms::isRunning)
                .isPresent());
    }

    /** The disk as it is attached now, whatever the VM does; empty when either is gone. */
    public Optional<Attachment> look(UUID vmId, UUID diskId) {
        return transactions.call(() -> lookup.managed(vmId, new Violations())
                .flatMap(found -> vms.devices(vmId).stream()
                        .filter(row -> diskId.equals(row.diskId()))
                        .flatMap(row -> row.device() instanceof DiskDevice device
                                ? disks.find(diskId).stream().map(disk -> new Attachment(found, row, device, disk))
                                : Stream.empty())
                        .findFirst()));
    }

    /** How the disk is attached to a VM that may be gone; nothing is locked. */
    public Optional<DiskDevice> deviceOf(UUID vmId, UUID diskId) {
        return vms.devices(vmId).stream()
                .filter(row -> diskId.equals(row.diskId()))
                .flatMap(row -> row.device() instanceof DiskDevice device ? Stream.of(device) : Stream.empty())
                .findFirst();
    }

    /** What the VM is called, or its id when it is gone. */
    String nameOf(UUID vmId) {
        return vms.find(vmId).map(Vm::name).orElse(vmId.toString());
    }

    /** A disk or drive was added, changed or removed. */
    void changed(Vm vm) {
        vm.devicesChanged();
        lookup.changed(vm.id());
    }
}
