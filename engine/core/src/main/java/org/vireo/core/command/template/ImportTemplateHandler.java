package org.vireo.core.command.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.quota.QuotaAdmission;
import org.vireo.core.command.storage.DiskImages;
import org.vireo.core.command.storage.DiskRecords;
import org.vireo.core.command.storage.StorageRules;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.HardwareLimits;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.model.ObjectRef;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Roles;

/** Copies an image file from the import folder into a template's disk. */
@Singleton
public final class ImportTemplateHandler implements CommandHandler<ImportTemplate, UUID> {

    private final StorageDomainRepository storageDomains;
    private final ClusterRepository clusters;
    private final StorageRules rules;
    private final TemplateRecords records;
    private final DiskRecords diskRecords;
    private final DiskImages images;
    private final TransactionRunner transactions;

    @Inject
    public ImportTemplateHandler(
            StorageDomainRepository storageDomains,
            ClusterRepository clusters,
            StorageRules rules,
            TemplateRecords records,
            DiskRecords diskRecords,
            DiskImages images,
            TransactionRunner transactions) {
        this.storageDomains = storageDomains;
        this.clusters = clusters;
        this.rules = rules;
        this.records = records;
        this.diskRecords = diskRecords;
        this.images = images;
        this.transactions = transactions;
    }

    @Override
    public Class<ImportTemplate> command() {
        return ImportTemplate.class;
    }

    @Override
    public RequiredPermit permit(ImportTemplate command) {
        return new RequiredPermit(Permit.CREATE_TEMPLATE, ObjectRef.cluster(command.clusterId()));
    }

    @Override
    public List<RequiredPermit> furtherPermits(ImportTemplate command) {
        List<RequiredPermit> permits = new ArrayList<>(QuotaAdmission.permits(command.quotaId()));
        permits.add(new RequiredPermit(Permit.CREATE_DISK, ObjectRef.storageDomain(command.storageDomainId())));
        return permits;
    }

    @Override
    public List<LockRequest> locks(ImportTemplate command) {
        String purpose = "a template is being imported into it";
        return List.of(
                LockRequest.exclusive(ObjectRef.template(command.id()), "it is being imported"),
                LockRequest.exclusive(ObjectRef.disk(command.diskId()), "it is being imported"),
                LockRequest.shared(ObjectRef.storageDomain(command.storageDomainId()), purpose),
                LockRequest.shared(ObjectRef.cluster(command.clusterId()), purpose));
    }

    @Override
    public Optional<UUID> ownersRole() {
        return Optional.of(Roles.TEMPLATE_OWNER);
    }

    @Override
    public Decision<UUID> decide(ImportTemplate command, Caller caller) {
        Violations violations = new Violations();
        records.checkNew(command.id(), command.name(), command.description(), violations);
        violations.require(
                ImportFile.of(command.file()).isPresent(),
                Violation.invalid(
                        "IMPORT_FILE",
                        "Image '" + printable(command.file()) + "' is not the plain name of a qcow2 or raw file.",
                        "Give the name of a file in the import folder that ends with .qcow2, .raw or .img."));
        if (command.memoryBytes() != 0) {
            HardwareLimits.checkMemory("Template", command.memoryBytes(), violations);
        }
        checkPlace(command, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Optional<UUID> quotaId = records.admit(command, caller, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        enter(command, quotaId);
        return new Decision.Accepted<>(
                command.id(), "Importing template " + command.name(), ObjectRef.template(command.id()));
    }

    private void enter(ImportTemplate command, Optional<UUID> quotaId) {
        Disk disk = new Disk(
                command.diskId(),
                command.storageDomainId(),
                null,
                command.name(),
                "Imported from " + command.file(),
                DiskFormat.COW,
                0);
        disk.countTo(quotaId.orElse(null));
        diskRecords.add(disk);
        records.add(command);
    }

    private void checkPlace(ImportTemplate command, Violations violations) {
        Optional<StorageDomain> storageDomain = rules.active(command.storageDomainId(), violations);
        violations
                .requirePresent(clusters.find(command.clusterId()), Violation.notFound("cluster", command.clusterId()))
                .ifPresent(cluster -> storageDomain.ifPresent(storage -> violations.require(
                        cluster.dataCenterId().equals(storage.dataCenterId()),
                        Violation.conflict(
                                "STORAGE_DOMAIN_ELSEWHERE",
                                "Storage domain " + storage.name() + " is not in the data center of cluster "
                                        + cluster.name() + ".",
                                "Choose a storage domain of the cluster's data center."))));
    }

    @Override
    public List<Step> steps(ImportTemplate command) {
        return List.of(new Step(
                "Copy the image " + command.file(),
                context -> copy(command, context),
                context -> images.delete(command.diskId(), context)));
    }

    private StepOutcome copy(ImportTemplate command, StepContext context) {
        Optional<VolumeRef> source = transactions.call(() -> storageDomains
                .find(command.storageDomainId())
                .flatMap(storage -> ImportFile.of(command.file()).map(file -> file.in(storage))));
        return source.isEmpty()
                ? new StepOutcome.Failed("Storage domain " + command.storageDomainId() + " was removed meanwhile.")
                : images.copy(command.diskId(), source.get(), context);
    }

    @Override
    public void conclude(ImportTemplate command, TaskOutcome outcome, Caller caller) {
        switch (outcome) {
            case TaskOutcome.Finished finished -> records.imported(command, caller);
            case TaskOutcome.Failed failed -> {
                records.withdraw(command, failed.why(), caller);
                diskRecords.remove(command.diskId());
            }
            case TaskOutcome.Undecided undecided -> {
                diskRecords.broken(command.diskId());
                records.importFailed(command, undecided.why(), caller);
            }
        }
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), 200)).replaceAll("\\p{C}", "?");
    }
}
