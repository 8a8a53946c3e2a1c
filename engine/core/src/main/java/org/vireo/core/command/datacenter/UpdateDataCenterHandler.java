package org.vireo.core.command.datacenter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.event.EventCode;
import org.vireo.model.quota.QuotaMode;
import org.vireo.model.user.Permit;

/** Renames or describes a data center, or has its quotas heeded otherwise. */
@Singleton
public final class UpdateDataCenterHandler implements CommandHandler<UpdateDataCenter, UUID> {

    private final DataCenterRepository dataCenters;
    private final Announcements announcements;

    @Inject
    public UpdateDataCenterHandler(DataCenterRepository dataCenters, Announcements announcements) {
        this.dataCenters = dataCenters;
        this.announcements = announcements;
    }

    @Override
    public Class<UpdateDataCenter> command() {
        return UpdateDataCenter.class;
    }

    @Override
    public RequiredPermit permit(UpdateDataCenter command) {
        return new RequiredPermit(Permit.EDIT_DATA_CENTER, ObjectRef.dataCenter(command.id()));
    }

    /** Who may not configure quotas does not switch them off. */
    @Override
    public List<RequiredPermit> furtherPermits(UpdateDataCenter command) {
        return dataCenters
                .find(command.id())
                .filter(found -> command.quotaMode() != null && command.quotaMode() != found.quotaMode())
                .map(found -> List.of(new RequiredPermit(Permit.CONFIGURE_QUOTA, ObjectRef.dataCenter(command.id()))))
                .orElse(List.of());
    }

    @Override
    public List<LockRequest> locks(UpdateDataCenter command) {
        return List.of(LockRequest.exclusive(ObjectRef.dataCenter(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateDataCenter command, Caller caller) {
        Violations violations = new Violations();
        Optional<DataCenter> found = violations.requirePresent(
                dataCenters.find(command.id()), Violation.notFound("data center", command.id()));
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        DataCenter dataCenter = found.get();
        String name = Objects.requireNonNullElse(command.name(), dataCenter.name());
        String description = Objects.requireNonNullElse(command.description(), dataCenter.description());
        QuotaMode quotaMode = Objects.requireNonNullElse(command.quotaMode(), dataCenter.quotaMode());
        Names.check("Data Center", name, description, violations);
        Names.requireFree("data center", name, dataCenters.named(name).map(DataCenter::id), command.id(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.dataCenter(command.id());
        if (change(dataCenter, name, description, quotaMode)) {
            announcements.changed(object, ChangeKind.UPDATED);
            announcements.record(
                    EventCode.DATA_CENTER_UPDATED,
                    "Data center " + name + " was changed by " + caller.principal() + ".",
                    object,
                    caller);
        }
        return new Decision.Accepted<>(command.id(), "Changing data center " + name, object);
    }

    /** True when anything changed. */
    private static boolean change(DataCenter dataCenter, String name, String description, QuotaMode quotaMode) {
        boolean changed = !name.equals(dataCenter.name())
                || !description.equals(dataCenter.description())
                || quotaMode != dataCenter.quotaMode();
        dataCenter.rename(name, description);
        dataCenter.heedQuotas(quotaMode);
        return changed;
    }
}
