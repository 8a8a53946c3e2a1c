package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
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
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.StorageDomainId;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Permit;

/** Makes a directory of a host a storage domain. It can be read at once and used when the host has prepared it. */
@Singleton
public final class AddStorageDomainHandler implements CommandHandler<AddStorageDomain, UUID> {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final StorageDomainRepository storageDomains;
    private final StoragePathRules paths;
    private final StorageCalls calls;
    private final DiskRecords records;
    private final TransactionRunner transactions;
    private final Announcements announcements;

    @Inject
    public AddStorageDomainHandler(
            StorageDomainRepository storageDomains,
            StoragePathRules paths,
            StorageCalls calls,
            DiskRecords records,
            TransactionRunner transactions,
            Announcements announcements) {
        this.storageDomains = storageDomains;
        this.paths = paths;
        this.calls = calls;
        this.records = records;
        this.transactions = transactions;
        this.announcements = announcements;
    }

    @Override
    public Class<AddStorageDomain> command() {
        return AddStorageDomain.class;
    }

    @Override
    public RequiredPermit permit(AddStorageDomain command) {
        return new RequiredPermit(Permit.CREATE_STORAGE_DOMAIN, ObjectRef.host(command.hostId()));
    }

    @Override
    public List<LockRequest> locks(AddStorageDomain command) {
        return List.of(
                LockRequest.exclusive(ObjectRef.storageDomain(command.id()), "it is being prepared"),
                LockRequest.shared(ObjectRef.host(command.hostId()), "a storage domain is being prepared on it"));
    }

    @Override
    public Decision<UUID> decide(AddStorageDomain command, Caller caller) {
        Violations violations = new Violations();
        Names.check("Storage Domain", command.name(), command.description(), violations);
        Names.requireFree(
                "storage domain",
                command.name(),
                storageDomains.named(command.name()).map(StorageDomain::id),
                null,
                violations);
        violations.require(
                storageDomains.find(command.id()).isEmpty(), Violation.exists("storage domain", command.id()));
        paths.check(command.hostId(), command.path(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        storageDomains.add(new StorageDomain(
                command.id(), command.hostId(), command.name(), command.description(), command.path()));
        ObjectRef object = ObjectRef.storageDomain(command.id());
        announcements.changed(object, ChangeKind.CREATED);
        return new Decision.Accepted<>(command.id(), "Adding storage domain " + command.name(), object);
    }

    @Override
    public List<Step> steps(AddStorageDomain command) {
        return List.of(new Step("Prepare " + command.path() + " on the host", context -> prepare(command, context)));
    }

    private StepOutcome prepare(AddStorageDomain command, StepContext context) {
        HostOutcome<StorageSpace> outcome = call(command, context);
        outcome.done().ifPresent(space -> transactions.run(() -> records.measured(command.id(), space)));
        return switch (outcome) {
            case HostOutcome.Done<StorageSpace> done -> StepOutcome.DONE;
            case HostOutcome.Refused<StorageSpace> refused -> StepOutcome.refused(refused.error());
            case HostOutcome.Unreachable<StorageSpace> unreachable -> StepOutcome.unasked(unreachable.summary());
            case HostOutcome.Unknown<StorageSpace> unknown -> StepOutcome.lost(unknown.summary());
        };
    }

    private HostOutcome<StorageSpace> call(AddStorageDomain command, StepContext context) {
        return calls.call(
                command.hostId(),
                storage -> storage.prepare(context.call(DEADLINE), command.path(), new StorageDomainId(command.id())));
    }

    @Override
    public void conclude(AddStorageDomain command, TaskOutcome outcome, Caller caller) {
        Optional<StorageDomain> found = storageDomains.find(command.id());
        switch (outcome) {
            case TaskOutcome.Finished finished -> {
                found.ifPresent(StorageDomain::prepared);
                announcements.changed(ObjectRef.storageDomain(command.id()), ChangeKind.UPDATED);
                record(
                        EventCode.STORAGE_DOMAIN_ADDED,
                        "Storage domain " + command.name() + " was added by " + caller.principal() + ".",
                        command,
                        caller);
            }
            case TaskOutcome.Failed failed -> withdraw(found, "was not prepared: " + failed.why(), command, caller);
            case TaskOutcome.Undecided undecided ->
                withdraw(found, "may have been prepared, the answer was lost: " + undecided.why(), command, caller);
        }
    }

    private void withdraw(Optional<StorageDomain> found, String why, AddStorageDomain command, Caller caller) {
        found.ifPresent(storageDomains::remove);
        announcements.changed(ObjectRef.storageDomain(command.id()), ChangeKind.REMOVED);
        record(
                EventCode.STORAGE_DOMAIN_ADD_FAILED,
                "Storage domain " + command.name() + " was not added, " + command.path() + " " + why + ".",
                command,
                caller);
    }

    private void record(EventCode code, String sentence, AddStorageDomain command, Caller caller) {
        announcements.record(code, sentence, ObjectRef.storageDomain(command.id()), caller);
    }
}
