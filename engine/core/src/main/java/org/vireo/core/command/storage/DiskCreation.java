package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.quota.DiskQuotas;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.StorageDomain;

/** Makes empty disks, whether by themselves or for a VM. To be called within a transaction. */
@Singleton
public final class DiskCreation {

    private static final int SECTOR = 512;

    /** 64 TiB: what a qcow2 image with the usual cluster size can hold. */
    private static final long MOST_BYTES = 64L << 40;

    /** 8 EiB less a sector: what a number of sectors of an int64 of bytes can say. */
    private static final long MOST_STATED_BYTES = Long.MAX_VALUE / SECTOR * SECTOR;

    private final DiskRepository disks;
    private final StorageRules rules;
    private final DiskRecords records;
    private final DiskQuotas quotas;
    private final Announcements announcements;

    @Inject
    public DiskCreation(
            DiskRepository disks,
            StorageRules rules,
            DiskRecords records,
            DiskQuotas quotas,
            Announcements announcements) {
        this.disks = disks;
        this.rules = rules;
        this.records = records;
        this.quotas = quotas;
        this.announcements = announcements;
    }

    /** A size that Vireo was told, of storage that it cannot look at; 0 for not known. */
    public static void requireKnownSize(long bytes, Violations violations) {
        violations.require(
                bytes >= 0 && bytes <= MOST_STATED_BYTES && bytes % SECTOR == 0,
                Violation.invalid(
                        "DISK_SIZE",
                        "Disk [provisioned_size] " + bytes + " is not a multiple of " + SECTOR + " up to "
                                + MOST_STATED_BYTES + " bytes.",
                        "Give the size in bytes, or leave it out when it is not known."));
    }

    /** The storage domain that takes the disk; the violations say what is in the way. */
    public Optional<StorageDomain> check(AddDisk command, Violations violations) {
        Names.check("Disk", command.name(), command.description(), violations);
        violations.require(disks.find(command.id()).isEmpty(), Violation.exists("disk", command.id()));
        SharingRules.checkFormat(command.shareable(), command.name(), command.format(), violations);
        boolean sized = command.provisionedBytes() > 0
                && command.provisionedBytes() <= MOST_BYTES
                && command.provisionedBytes() % SECTOR == 0;
        violations.require(
                sized,
                Violation.invalid(
                        "DISK_SIZE",
                        "Disk [provisioned_size] " + command.provisionedBytes()
                                + " is not a multiple of " + SECTOR + " between " + SECTOR + " and " + MOST_BYTES
                                + " bytes.",
                        "Give the size in bytes, such as " + (10L << 30) + " for 10 GiB."));
        Optional<StorageDomain> found = rules.active(command.storageDomainId(), violations);
        found.ifPresent(storageDomain -> violations.require(
                command.format() != DiskFormat.RAW || command.provisionedBytes() <= storageDomain.availableBytes(),
                Violation.conflict(
                        "STORAGE_DOMAIN_FULL",
                        "Cannot add Virtual Disk. Low disk space on Storage Domain " + storageDomain.name() + ": "
                                + command.provisionedBytes() + " bytes are asked for, "
                                + storageDomain.availableBytes() + " are available.",
                        "Free space, or choose the format cow, which takes space as it is written.")));
        return found;
    }

    /** What the disk is counted to. To be called last: nothing is looked at when there are violations already. */
    public Optional<UUID> admit(AddDisk command, Caller caller, Violations violations) {
        return violations.isEmpty()
                ? quotas.ofNew(
                        command.storageDomainId(), command.provisionedBytes(), command.quotaId(), caller, violations)
                : Optional.empty();
    }

    /** Enters the disk, which is locked until its image is made. */
    public Disk enter(AddDisk command, Optional<UUID> quotaId) {
        Disk disk = new Disk(
                command.id(),
                command.storageDomainId(),
                null,
                command.name(),
                command.description(),
                command.format(),
                command.provisionedBytes());
        disk.share(command.shareable());
        disk.countTo(quotaId.orElse(null));
        records.add(disk);
        return disk;
    }

    /** Writes how it ended; a disk of which nobody knows whether it has an image is illegal. */
    public void conclude(AddDisk command, TaskOutcome outcome, Caller caller) {
        String name = disks.find(command.id()).map(Disk::name).orElse(command.name());
        switch (outcome) {
            case TaskOutcome.Finished finished ->
                record(
                        EventCode.DISK_ADDED,
                        "Disk " + name + " was added by " + caller.principal() + ".",
                        command,
                        caller);
            case TaskOutcome.Failed failed -> {
                records.remove(command.id());
                record(EventCode.DISK_ADD_FAILED, "Disk " + name + " was not made: " + failed.why(), command, caller);
            }
            case TaskOutcome.Undecided undecided -> {
                records.broken(command.id());
                record(
                        EventCode.DISK_ADD_FAILED,
                        "Nobody knows whether disk " + name + " was made: " + undecided.why()
                                + ". Remove it and add it again.",
                        command,
                        caller);
            }
        }
    }

    private void record(EventCode code, String sentence, AddDisk command, Caller caller) {
        announcements.record(code, sentence, ObjectRef.disk(command.id()), caller);
    }
}
