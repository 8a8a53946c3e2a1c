package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DiskId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;

/** Inserts and ejects media: of the configuration for the next start, or of the running VM until it stops. */
@Singleton
public final class ChangeCdromHandler implements CommandHandler<ChangeCdrom, UUID> {

    private final Drives drives;
    private final DiskVms diskVms;
    private final LiveDevices live;
    private final Announcements announcements;

    @Inject
    public ChangeCdromHandler(Drives drives, DiskVms diskVms, LiveDevices live, Announcements announcements) {
        this.drives = drives;
        this.diskVms = diskVms;
        this.live = live;
        this.announcements = announcements;
    }

    @Override
    public Class<ChangeCdrom> command() {
        return ChangeCdrom.class;
    }

    @Override
    public RequiredPermit permit(ChangeCdrom command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /** Whoever reads a disk as a medium reads all of it. */
    @Override
    public List<RequiredPermit> furtherPermits(ChangeCdrom command) {
        UUID disk = command.diskId();
        return disk == null ? List.of() : List.of(new RequiredPermit(Permit.DELETE_DISK, ObjectRef.disk(disk)));
    }

    @Override
    public List<LockRequest> locks(ChangeCdrom command) {
        LockRequest vm = LockRequest.exclusive(ObjectRef.vm(command.vmId()), "its CD-ROM is being changed");
        UUID disk = command.diskId();
        return disk == null
                ? List.of(vm)
                : List.of(vm, LockRequest.shared(ObjectRef.disk(disk), "it is being put into a drive"));
    }

    @Override
    public Decision<UUID> decide(ChangeCdrom command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = diskVms.find(command.vmId(), "change CD", violations);
        Optional<Drives.Drive> drive = found.flatMap(vm -> violations.requirePresent(
                drives.of(command.vmId()),
                Violation.notFound("CD-ROM drive of VM " + vm.vm().name(), command.vmId())));
        found.ifPresent(vm -> drives.checkMedium(vm, command, violations));
        if (command.current() && found.isPresent() && drive.isPresent()) {
            checkRunning(found.get(), drive.get(), violations);
        }
        if (drive.isEmpty() || found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        if (!command.current()) {
            drive.get()
                    .row()
                    .configure(drive.get()
                            .device()
                            .withMedium(nextMedium(command, found.get().vm())));
            diskVms.changed(found.get().vm());
            record(EventCode.VM_CD_CHANGED, command, "was changed for the next start", caller);
        }
        return new Decision.Accepted<>(
                command.vmId(), "Changing the CD of VM " + found.get().vm().name(), ObjectRef.vm(command.vmId()));
    }

    private static void checkRunning(VmLookup.Found found, Drives.Drive drive, Violations violations) {
        String vm = found.vm().name();
        violations.require(
                DiskVms.isRunning(found),
                Violation.conflict(
                        "VM_NOT_RUNNING",
                        "Cannot change CD. VM " + vm + " does not run, so that there is no current medium.",
                        "Leave out current to change what it starts with."));
        violations.require(
                drive.device().bus() != CdromBus.USB,
                Violation.conflict(
                        "DRIVE_NOT_REMOVABLE",
                        "Cannot change CD. The drive of VM " + vm
                                + " is on USB, where a medium stays as long as it runs.",
                        "Change it for the next start."));
    }

    private static CdromMedium medium(ChangeCdrom command) {
        UUID disk = command.diskId();
        return disk == null ? CdromMedium.EMPTY : new CdromMedium.IsoDisk(new DiskId(disk));
    }

    /** An empty drive goes back to what the guest is told at its first start, which shares it with media. */
    private static CdromMedium nextMedium(ChangeCdrom command, Vm vm) {
        boolean told =
                command.diskId() == null && !vm.settings().initialization().isEmpty();
        return told ? CdromMedium.PAYLOAD : medium(command);
    }

    @Override
    public List<Step> steps(ChangeCdrom command) {
        return command.current()
                ? List.of(new Step("Change the medium of the running VM", context -> change(command, context)))
                : List.of();
    }

    private StepOutcome change(ChangeCdrom command, StepContext context) {
        return drives.of(command.vmId())
                .map(drive -> live.change(command.vmId(), drive.device().withMedium(medium(command)), context))
                .orElseGet(() -> new StepOutcome.Failed("The CD-ROM drive was removed meanwhile."));
    }

    @Override
    public void conclude(ChangeCdrom command, TaskOutcome outcome, Caller caller) {
        switch (outcome) {
            case TaskOutcome.Finished finished ->
                record(EventCode.VM_CD_CHANGED, command, "was changed while it runs", caller);
            case TaskOutcome.Failed failed ->
                record(EventCode.VM_CD_CHANGE_FAILED, command, "was not changed: " + failed.why(), caller);
            case TaskOutcome.Undecided undecided ->
                record(
                        EventCode.VM_CD_CHANGE_FAILED,
                        command,
                        "may be changed or not, nobody knows: " + undecided.why(),
                        caller);
        }
    }

    private void record(EventCode code, ChangeCdrom command, String what, Caller caller) {
        announcements.record(
                code,
                "The CD of VM " + diskVms.nameOf(command.vmId()) + " " + what + ". Asked for by " + caller.principal()
                        + ".",
                ObjectRef.vm(command.vmId()),
                caller);
    }
}
