package org.vireo.core.command.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.validation.Violations;
import org.vireo.model.quota.Quota;

/** Renames or describes a quota. */
@Singleton
public final class UpdateQuotaHandler implements CommandHandler<UpdateQuota, UUID> {

    private final QuotaRules rules;

    @Inject
    public UpdateQuotaHandler(QuotaRules rules) {
        this.rules = rules;
    }

    @Override
    public Class<UpdateQuota> command() {
        return UpdateQuota.class;
    }

    @Override
    public RequiredPermit permit(UpdateQuota command) {
        return QuotaRules.permit(command.id());
    }

    @Override
    public List<LockRequest> locks(UpdateQuota command) {
        return QuotaRules.locks(command.id());
    }

    @Override
    public Decision<UUID> decide(UpdateQuota command, Caller caller) {
        Violations violations = new Violations();
        Optional<Quota> found = rules.own(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Quota quota = found.get();
        String name = Objects.requireNonNullElse(command.name(), quota.name());
        String description = Objects.requireNonNullElse(command.description(), quota.description());
        rules.checkName(quota.dataCenterId(), name, description, quota.id(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        quota.describe(name, description);
        return rules.changed(quota, quota.id(), caller);
    }
}
