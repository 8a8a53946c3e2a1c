package org.vireo.core.command.quota.limit;

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
import org.vireo.core.command.quota.QuotaRules;
import org.vireo.core.validation.Violations;
import org.vireo.model.quota.Quota;

/** Sets how many VMs a quota has room for. What is there already stays. */
@Singleton
public final class LimitVmsHandler implements CommandHandler<LimitVms, UUID> {

    private final QuotaRules rules;

    @Inject
    public LimitVmsHandler(QuotaRules rules) {
        this.rules = rules;
    }

    @Override
    public Class<LimitVms> command() {
        return LimitVms.class;
    }

    @Override
    public RequiredPermit permit(LimitVms command) {
        return QuotaRules.permit(command.quotaId());
    }

    @Override
    public List<LockRequest> locks(LimitVms command) {
        return QuotaRules.locks(command.quotaId());
    }

    @Override
    public Decision<UUID> decide(LimitVms command, Caller caller) {
        Violations violations = new Violations();
        Optional<Quota> found = rules.own(command.quotaId(), violations);
        LimitRules.requireNatural("VM limit [limit]", command.most(), violations);
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        found.get().limitVms(command.most());
        return rules.changed(found.get(), command.quotaId(), caller);
    }
}
