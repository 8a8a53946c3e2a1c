package org.vireo.core.command.storage;

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
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Permit;

/** Forgets a storage domain without disks. Its directory stays as it is. */
@Singleton
public final class RemoveStorageDomainHandler implements CommandHandler<RemoveStorageDomain, UUID> {

    private static final int MOST_NAMES = 10;

    private final StorageDomainRepository storageDomains;
    private final DiskRepository disks;
    private final Announcements announcements;

    @Inject
    public RemoveStorageDomainHandler(
            StorageDomainRepository storageDomains, DiskRepository disks, Announcements announcements) {
        this.storageDomains = storageDomains;
        this.disks = disks;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveStorageDomain> command() {
        return RemoveStorageDomain.class;
    }

    @Override
    public RequiredPermit permit(RemoveStorageDomain command) {
        return new RequiredPermit(Permit.DELETE_STORAGE_DOMAIN, ObjectRef.storageDomain(command.id()));
    }

    @Override
    public List<LockRequest> locks(RemoveStorageDomain command) {
        return List.of(LockRequest.exclusive(ObjectRef.storageDomain(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveStorageDomain command, Caller caller) {
        Violations violations = new Violations();
        Optional<StorageDomain> found = violations.requirePresent(
                storageDomains.find(command.id()), Violation.notFound("storage domain", command.id()));
        found.ifPresent(storageDomain -> requireEmpty(storageDomain, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        StorageDomain storageDomain = found.get();
        storageDomains.remove(storageDomain);
        ObjectRef object = ObjectRef.storageDomain(command.id());
        announcements.changed(object, ChangeKind.REMOVED);
        announcements.record(
                EventCode.STORAGE_DOMAIN_REMOVED,
                "Storage domain " + storageDomain.name() + " was removed by " + caller.principal() + ". "
                        + storageDomain.path() + " stays on its host.",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Removing storage domain " + storageDomain.name(), object);
    }

    private void requireEmpty(StorageDomain storageDomain, Violations violations) {
        List<Disk> held = disks.ofStorageDomain(storageDomain.id());
        List<String> names = held.stream().limit(MOST_NAMES).map(Disk::name).toList();
        violations.require(
                held.isEmpty(),
                Violation.conflict(
                        "STORAGE_DOMAIN_NOT_EMPTY",
                        "Cannot remove Storage. Storage domain " + storageDomain.name() + " holds " + held.size()
                                + " disks: " + String.join(", ", names) + (held.size() > MOST_NAMES ? ", …" : "")
                                + ".",
                        "Remove them, or the templates and VMs that have them, first."));
    }
}
