package org.vireo.core.command.quota;

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
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.quota.Quota;

/** Removes a quota that nothing is counted to. */
@Singleton
public final class RemoveQuotaHandler implements CommandHandler<RemoveQuota, UUID> {

    private final QuotaRepository quotas;
    private final QuotaRules rules;
    private final Announcements announcements;

    @Inject
    public RemoveQuotaHandler(QuotaRepository quotas, QuotaRules rules, Announcements announcements) {
        this.quotas = quotas;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveQuota> command() {
        return RemoveQuota.class;
    }

    @Override
    public RequiredPermit permit(RemoveQuota command) {
        return QuotaRules.permit(command.id());
    }

    @Override
    public List<LockRequest> locks(RemoveQuota command) {
        return List.of(LockRequest.exclusive(ObjectRef.quota(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveQuota command, Caller caller) {
        Violations violations = new Violations();
        Optional<Quota> found = rules.own(command.id(), violations);
        found.ifPresent(quota -> requireUnused(quotas.state(quota), violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Quota quota = found.get();
        ObjectRef object = ObjectRef.quota(quota.id());
        quotas.remove(quota);
        announcements.record(
                EventCode.QUOTA_REMOVED,
                "Quota " + quota.name() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(quota.id(), "Removing quota " + quota.name(), object);
    }

    private static void requireUnused(QuotaState state, Violations violations) {
        violations.require(
                state.vms() == 0 && state.disks() == 0,
                Violation.conflict(
                        "QUOTA_IN_USE",
                        "Cannot remove Quota. Quota " + state.quota().name() + " is in use: VMs " + state.vms()
                                + ", disks " + state.disks() + ".",
                        "Have them counted to another quota, or remove them."));
    }
}
