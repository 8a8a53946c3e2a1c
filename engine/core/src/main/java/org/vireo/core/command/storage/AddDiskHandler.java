package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.quota.QuotaAdmission;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Roles;

/** Makes an empty disk that no VM has yet. */
@Singleton
public final class AddDiskHandler implements CommandHandler<AddDisk, UUID> {

    private final DiskCreation creation;
    private final DiskImages images;

    @Inject
    public AddDiskHandler(DiskCreation creation, DiskImages images) {
        this.creation = creation;
        this.images = images;
    }

    @Override
    public Class<AddDisk> command() {
        return AddDisk.class;
    }

    @Override
    public RequiredPermit permit(AddDisk command) {
        return new RequiredPermit(Permit.CREATE_DISK, ObjectRef.storageDomain(command.storageDomainId()));
    }

    @Override
    public List<RequiredPermit> furtherPermits(AddDisk command) {
        return QuotaAdmission.permits(command.quotaId());
    }

    @Override
    public List<LockRequest> locks(AddDisk command) {
        return List.of(
                LockRequest.exclusive(ObjectRef.disk(command.id()), "it is being made"),
                LockRequest.shared(ObjectRef.storageDomain(command.storageDomainId()), "a disk is being added to it"));
    }

    @Override
    public Optional<UUID> ownersRole() {
        return Optional.of(Roles.DISK_OPERATOR);
    }

    @Override
    public Decision<UUID> decide(AddDisk command, Caller caller) {
        Violations violations = new Violations();
        creation.check(command, violations);
        Optional<UUID> quotaId = creation.admit(command, caller, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        creation.enter(command, quotaId);
        return new Decision.Accepted<>(command.id(), "Adding disk " + command.name(), ObjectRef.disk(command.id()));
    }

    @Override
    public List<Step> steps(AddDisk command) {
        return List.of(new Step(
                "Create the image",
                context -> images.create(command.id(), context),
                context -> images.delete(command.id(), context)));
    }

    @Override
    public void conclude(AddDisk command, TaskOutcome outcome, Caller caller) {
        creation.conclude(command, outcome, caller);
    }
}
