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
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.quota.Quota;
import org.vireo.model.quota.QuotaClusterLimit;

/** Takes a limit off a quota. */
@Singleton
public final class RemoveClusterLimitHandler implements CommandHandler<RemoveClusterLimit, UUID> {

    private final QuotaRepository quotas;
    private final QuotaRules rules;

    @Inject
    public RemoveClusterLimitHandler(QuotaRepository quotas, QuotaRules rules) {
        this.quotas = quotas;
        this.rules = rules;
    }

    @Override
    public Class<RemoveClusterLimit> command() {
        return RemoveClusterLimit.class;
    }

    @Override
    public RequiredPermit permit(RemoveClusterLimit command) {
        return QuotaRules.permit(command.quotaId());
    }

    @Override
    public List<LockRequest> locks(RemoveClusterLimit command) {
        return QuotaRules.locks(command.quotaId());
    }

    @Override
    public Decision<UUID> decide(RemoveClusterLimit command, Caller caller) {
        Violations violations = new Violations();
        Optional<Quota> found = rules.own(command.quotaId(), violations);
        Optional<QuotaClusterLimit> limit = violations.requirePresent(
                quotas.clusterLimits(command.quotaId()).stream()
                        .filter(each -> each.id().equals(command.id()))
                        .findFirst(),
                Violation.notFound("cluster limit of the quota", command.id()));
        if (found.isEmpty() || limit.isEmpty()) {
            return Decision.refused(violations);
        }
        quotas.remove(limit.get());
        return rules.changed(found.get(), command.id(), caller);
    }
}
