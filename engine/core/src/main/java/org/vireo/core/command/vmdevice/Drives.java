package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.storage.DiskStorage;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** CD-ROM drives of VMs, and which disks can lie in them. */
@Singleton
public final class Drives {

    private final VmRepository vms;
    private final DiskRepository disks;
    private final StorageDomainRepository storageDomains;
    private final AttachRules rules;
    private final TransactionRunner transactions;

    @Inject
    public Drives(
            VmRepository vms,
            DiskRepository disks,
            StorageDomainRepository storageDomains,
            AttachRules rules,
            TransactionRunner transactions) {
        this.vms = vms;
        this.disks = disks;
        this.storageDomains = storageDomains;
        this.rules = rules;
        this.transactions = transactions;
    }

    /** A drive as it is kept. */
    record Drive(VmDevice row, CdromDevice device) {}

    /** The first drive of the VM, which is the one that the API knows. */
    Optional<Drive> of(UUID vmId) {
        return transactions.call(() -> vms.devices(vmId).stream()
                .flatMap(row ->
                        row.device() instanceof CdromDevice drive ? Stream.of(new Drive(row, drive)) : Stream.empty())
                .findFirst());
    }

    /** To be called within a transaction. */
    void checkMedium(VmLookup.Found vm, ChangeCdrom command, Violations violations) {
        checkMedium(vm.vm(), command.diskId(), violations)
                .ifPresent(storageDomain -> checkHost(vm, command, storageDomain, violations));
    }

    /** Whether the disk can lie in a drive of the VM; null can. The storage domain that it is in. */
    Optional<StorageDomain> checkMedium(Vm vm, @Nullable UUID diskId, Violations violations) {
        if (diskId == null) {
            return Optional.empty();
        }
        Optional<Disk> found = violations.requirePresent(disks.find(diskId), Violation.notFound("disk", diskId));
        found.ifPresent(disk -> violations.require(
                disk.status() == DiskStatus.OK
                        && disk.format() == DiskFormat.RAW
                        && disk.storage() instanceof DiskStorage.DomainImage,
                Violation.conflict(
                        "NO_ISO_IMAGE",
                        "Cannot change CD. Disk " + disk.name() + " is " + disk.status() + " and of the format "
                                + disk.format() + (disk.storageDomainId() == null ? " outside of storage domains" : "")
                                + ", but an image in a drive is a raw disk of a storage domain that is OK.",
                        "Choose another disk.")));
        found.ifPresent(disk -> checkWriters(disk, violations));
        Optional<StorageDomain> storageDomain = found.map(Disk::storageDomainId).flatMap(storageDomains::find);
        storageDomain.ifPresent(there -> rules.checkPlace(vm, there, violations));
        return storageDomain;
    }

    /** What a drive reads must stay what it is. */
    private void checkWriters(Disk disk, Violations violations) {
        List<UUID> writers = vms.devicesWithDisks(List.of(disk.id())).stream()
                .filter(row -> row.device() instanceof DiskDevice attached && !attached.readOnly())
                .map(VmDevice::vmId)
                .toList();
        vms.findAll(writers)
                .forEach(writer -> violations.add(Violation.conflict(
                        "DISK_ATTACHED",
                        "Cannot change CD. Disk " + disk.name() + " is attached to VM " + writer.name()
                                + ", which can write it.",
                        "Detach it there, or make that attachment read-only.")));
    }

    private static void checkHost(
            VmLookup.Found vm, ChangeCdrom command, StorageDomain storageDomain, Violations violations) {
        violations.require(
                !command.current() || storageDomain.hostId().equals(vm.runtime().hostId()),
                Violation.conflict(
                        "STORAGE_DOMAIN_NOT_ON_HOST",
                        "Cannot change CD. VM " + vm.vm().name()
                                + " runs on another host than the one of storage domain " + storageDomain.name() + ".",
                        "Choose a disk there."));
    }
}
