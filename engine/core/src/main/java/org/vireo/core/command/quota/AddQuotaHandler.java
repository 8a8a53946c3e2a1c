package org.vireo.core.command.quota;

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
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.quota.Quota;
import org.vireo.model.user.Permit;

/** Makes a quota. */
@Singleton
public final class AddQuotaHandler implements CommandHandler<AddQuota, UUID> {

    private final QuotaRepository quotas;
    private final DataCenterRepository dataCenters;
    private final QuotaRules rules;
    private final Announcements announcements;

    @Inject
    public AddQuotaHandler(
            QuotaRepository quotas, DataCenterRepository dataCenters, QuotaRules rules, Announcements announcements) {
        this.quotas = quotas;
        this.dataCenters = dataCenters;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<AddQuota> command() {
        return AddQuota.class;
    }

    @Override
    public RequiredPermit permit(AddQuota command) {
        return new RequiredPermit(Permit.CONFIGURE_QUOTA, ObjectRef.dataCenter(command.dataCenterId()));
    }

    @Override
    public List<LockRequest> locks(AddQuota command) {
        return List.of(
                LockRequest.exclusive(ObjectRef.quota(command.id()), "it is being added"),
                LockRequest.shared(ObjectRef.dataCenter(command.dataCenterId()), "a quota is being added to it"));
    }

    @Override
    public Decision<UUID> decide(AddQuota command, Caller caller) {
        Violations violations = new Violations();
        violations.requirePresent(
                dataCenters.find(command.dataCenterId()), Violation.notFound("data center", command.dataCenterId()));
        violations.require(quotas.find(command.id()).isEmpty(), Violation.exists("quota", command.id()));
        rules.checkName(command.dataCenterId(), command.name(), command.description(), null, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.quota(command.id());
        quotas.add(new Quota(command.id(), command.dataCenterId(), command.name(), command.description()));
        announcements.record(
                EventCode.QUOTA_ADDED,
                "Quota " + command.name() + " was added by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding quota " + command.name(), object);
    }
}
