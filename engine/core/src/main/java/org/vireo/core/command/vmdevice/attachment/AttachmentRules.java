package org.vireo.core.command.vmdevice.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.vireo.core.command.vmdevice.AttachRules;
import org.vireo.core.command.vmdevice.DiskVms;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.DiskDevice;

/** How a disk can be attached that is attached already. To be called within a transaction. */
@Singleton
public final class AttachmentRules {

    private final AttachRules rules;

    @Inject
    public AttachmentRules(AttachRules rules) {
        this.rules = rules;
    }

    /** The device afterwards; empty when something is in the way, which the violations tell. */
    Optional<DiskDevice> check(DiskVms.Attachment attached, AttachmentChanges changes, Violations violations) {
        Optional<DiskDevice> changed = applied(attached.device(), changes, violations);
        changed.ifPresent(after -> check(attached, after, changes, violations));
        return changed;
    }

    /** The device afterwards; empty when there can be none such, which the violations tell. */
    static Optional<DiskDevice> applied(DiskDevice before, AttachmentChanges changes, Violations violations) {
        try {
            return Optional.of(changes.applyTo(before));
        } catch (IllegalArgumentException e) {
            violations.add(
                    Violation.invalid("DISK_ATTACHMENT", "Cannot update Virtual Disk. " + e.getMessage() + ".", ""));
            return Optional.empty();
        }
    }

    private void check(
            DiskVms.Attachment attached, DiskDevice after, AttachmentChanges changes, Violations violations) {
        after.problems()
                .forEach(problem -> violations.add(
                        Violation.invalid("DISK_ATTACHMENT", "Cannot update Virtual Disk. " + problem, "")));
        rules.checkBoard(attached.vm().vm(), after, violations);
        rules.checkStorage(after, attached.disk(), violations);
        if (attached.device().readOnly()) {
            rules.checkWriting(after, attached.disk(), violations);
        }
        if (attached.runs()) {
            checkRunning(attached, after, changes, violations);
        }
    }

    private void checkRunning(
            DiskVms.Attachment attached, DiskDevice after, AttachmentChanges changes, Violations violations) {
        String vm = attached.vm().vm().name();
        violations.require(
                after.equals(attached.device()),
                Violation.conflict(
                        "VM_NOT_DOWN",
                        "Cannot update Virtual Disk. VM " + vm + " is not down, and how its disks are attached can only"
                                + " be changed then.",
                        "Stop the VM first, or change nothing but active."));
        if (changes.active() == null || changes.active() == attached.row().isActive()) {
            return;
        }
        violations.require(
                after.bus().isHotPluggable(),
                Violation.conflict(
                        "BUS_NOT_HOT_PLUGGABLE",
                        "Cannot update Virtual Disk. VM " + vm + " runs, and " + after.bus()
                                + " takes and gives no disks then.",
                        "Stop the VM first."));
        if (changes.active()) {
            rules.checkReach(attached.vm(), attached.disk(), violations);
        } else {
            attached.requireRelease("update Virtual Disk", violations);
        }
    }
}
