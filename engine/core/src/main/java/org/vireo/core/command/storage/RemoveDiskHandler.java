package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.storage.DiskStorage;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** Removes a disk, also from the VMs that have it, if they are down; with its image, if Vireo made that. */
@Singleton
public final class RemoveDiskHandler implements CommandHandler<RemoveDisk, UUID> {

    private final DiskRepository disks;
    private final VmRepository vms;
    private final StorageRules rules;
    private final DiskUses uses;
    private final DiskImages images;
    private final DiskRecords records;
    private final Announcements announcements;

    @Inject
    public RemoveDiskHandler(
            DiskRepository disks,
            VmRepository vms,
            StorageRules rules,
            DiskUses uses,
            DiskImages images,
            DiskRecords records,
            Announcements announcements) {
        this.disks = disks;
        this.vms = vms;
        this.rules = rules;
        this.uses = uses;
        this.images = images;
        this.records = records;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveDisk> command() {
        return RemoveDisk.class;
    }

    @Override
    public RequiredPermit permit(RemoveDisk command) {
        return new RequiredPermit(Permit.DELETE_DISK, ObjectRef.disk(command.id()));
    }

    /** The VMs too, so that none starts on an image that is being deleted. */
    @Override
    public List<LockRequest> locks(RemoveDisk command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.disk(command.id()), "it is being removed"));
        uses.ownerIds(command.id())
                .forEach(vmId -> locks.add(LockRequest.exclusive(ObjectRef.vm(vmId), "its disk is being removed")));
        return locks;
    }

    @Override
    public Decision<UUID> decide(RemoveDisk command, Caller caller) {
        Violations violations = new Violations();
        Optional<Disk> found =
                violations.requirePresent(disks.find(command.id()), Violation.notFound("disk", command.id()));
        found.ifPresent(disk -> check(disk, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        switch (found.get().storage()) {
            case DiskStorage.DomainImage image -> records.take(found.get());
            case DiskStorage.Direct direct -> remove(found.get(), caller);
        }
        return new Decision.Accepted<>(
                command.id(), "Removing disk " + found.get().name(), ObjectRef.disk(command.id()));
    }

    @Override
    public List<Step> steps(RemoveDisk command) {
        return images.isImage(command.id())
                ? List.of(new Step("Delete the image", context -> images.delete(command.id(), context)))
                : List.of();
    }

    @Override
    public void conclude(RemoveDisk command, TaskOutcome outcome, Caller caller) {
        disks.find(command.id()).ifPresent(disk -> {
            switch (outcome) {
                case TaskOutcome.Finished finished -> remove(disk, caller);
                case TaskOutcome.Failed failed -> failed(disk, failed.why(), command, caller);
                case TaskOutcome.Undecided undecided -> failed(disk, undecided.why(), command, caller);
            }
        });
    }

    private void remove(Disk disk, Caller caller) {
        records.remove(disk);
        announcements.record(
                EventCode.DISK_REMOVED,
                "Disk " + disk.name() + " was removed by " + caller.principal() + "." + left(disk),
                ObjectRef.disk(disk.id()),
                caller);
    }

    private static String left(Disk disk) {
        return switch (disk.storage()) {
            case DiskStorage.DomainImage image -> "";
            case DiskStorage.Direct direct ->
                " Its data stays on " + direct.source().location() + ".";
        };
    }

    private void failed(Disk disk, String why, RemoveDisk command, Caller caller) {
        records.giveBack(disk);
        record(
                EventCode.DISK_REMOVE_FAILED,
                "Disk " + disk.name() + " was not removed: " + why + ". Remove it again.",
                command,
                caller);
    }

    private void check(Disk disk, Violations violations) {
        violations.require(
                disk.status() != DiskStatus.LOCKED,
                Violation.conflict(
                        "DISK_LOCKED",
                        "Cannot remove Virtual Disk. Disk is locked: " + disk.name() + ".",
                        "Wait for the task that works on it."));
        uses.requireNone(List.of(disk), "remove Virtual Disk", null, violations);
        if (disk.storage() instanceof DiskStorage.DomainImage image) {
            rules.requireReachable(image.storageDomainId(), violations);
        }
        Map<UUID, VmRuntime> runtimes = vms.runtimesForUpdate(uses.ownerIds(disk.id()));
        runtimes.values()
                .forEach(runtime -> violations.require(
                        runtime.status() == VmStatus.DOWN,
                        Violation.conflict(
                                "DISK_IN_USE",
                                "Cannot remove Virtual Disk. Disk " + disk.name() + " is attached to VM "
                                        + vms.find(runtime.vmId())
                                                .map(Vm::name)
                                                .orElse(runtime.vmId().toString())
                                        + ", which is "
                                        + runtime.status().wireName().replace('_', ' ') + ".",
                                "Stop the VM first.")));
    }

    private void record(EventCode code, String sentence, RemoveDisk command, Caller caller) {
        announcements.record(code, sentence, ObjectRef.disk(command.id()), caller);
    }
}
