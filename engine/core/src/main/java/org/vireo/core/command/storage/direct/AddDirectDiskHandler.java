package org.vireo.core.command.storage.direct;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.storage.DiskRecords;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.user.Permit;

/** Enters a disk outside of storage domains. No host is asked: whether it reaches the disk shows at the VM's start. */
@Singleton
public final class AddDirectDiskHandler implements CommandHandler<AddDirectDisk, UUID> {

    private final DirectDiskRules rules;
    private final DiskRecords records;
    private final Announcements announcements;

    @Inject
    public AddDirectDiskHandler(DirectDiskRules rules, DiskRecords records, Announcements announcements) {
        this.rules = rules;
        this.records = records;
        this.announcements = announcements;
    }

    @Override
    public Class<AddDirectDisk> command() {
        return AddDirectDisk.class;
    }

    @Override
    public RequiredPermit permit(AddDirectDisk command) {
        return new RequiredPermit(Permit.CREATE_DISK, ObjectRef.SYSTEM);
    }

    /** It reaches whatever any host reaches, so it is for those who may do so on every host. */
    @Override
    public List<RequiredPermit> furtherPermits(AddDirectDisk command) {
        return List.of(new RequiredPermit(Permit.EDIT_HOST, ObjectRef.SYSTEM));
    }

    @Override
    public List<LockRequest> locks(AddDirectDisk command) {
        return List.of(LockRequest.exclusive(ObjectRef.disk(command.id()), "it is being added"));
    }

    @Override
    public Decision<UUID> decide(AddDirectDisk command, Caller caller) {
        Violations violations = new Violations();
        DiskSource source = rules.check(command.disk(), violations);
        if (source == null || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Disk disk = new Disk(command.id(), command.disk(), source);
        records.add(disk);
        ObjectRef object = ObjectRef.disk(command.id());
        announcements.record(
                EventCode.DISK_ADDED,
                "Disk " + disk.name() + " on " + source.location() + " was added by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding disk " + disk.name(), object);
    }
}
