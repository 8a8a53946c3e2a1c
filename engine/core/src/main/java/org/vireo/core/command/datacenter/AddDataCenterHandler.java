package org.vireo.core.command.datacenter;

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
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;

/** Makes a data center. */
@Singleton
public final class AddDataCenterHandler implements CommandHandler<AddDataCenter, UUID> {

    private final DataCenterRepository dataCenters;
    private final Announcements announcements;

    @Inject
    public AddDataCenterHandler(DataCenterRepository dataCenters, Announcements announcements) {
        this.dataCenters = dataCenters;
        this.announcements = announcements;
    }

    @Override
    public Class<AddDataCenter> command() {
        return AddDataCenter.class;
    }

    @Override
    public RequiredPermit permit(AddDataCenter command) {
        return new RequiredPermit(Permit.CREATE_DATA_CENTER, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(AddDataCenter command) {
        return List.of();
    }

    @Override
    public Decision<UUID> decide(AddDataCenter command, Caller caller) {
        Violations violations = new Violations();
        Names.check("Data Center", command.name(), command.description(), violations);
        Names.requireFree(
                "data center", command.name(), dataCenters.named(command.name()).map(DataCenter::id), null, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        DataCenter made = new DataCenter(command.id(), command.name(), command.description(), command.local());
        made.heedQuotas(command.quotaMode());
        dataCenters.add(made);
        ObjectRef dataCenter = ObjectRef.dataCenter(command.id());
        announcements.changed(dataCenter, ChangeKind.CREATED);
        announcements.record(
                EventCode.DATA_CENTER_ADDED,
                "Data center " + command.name() + " was added by " + caller.principal() + ".",
                dataCenter,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding data center " + command.name(), dataCenter);
    }
}
