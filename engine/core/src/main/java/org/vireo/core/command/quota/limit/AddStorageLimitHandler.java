package org.vireo.core.command.quota.limit;

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
import org.vireo.core.command.quota.QuotaRules;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.quota.Quota;
import org.vireo.model.quota.QuotaStorageLimit;
import org.vireo.model.storage.StorageDomain;

/** Limits how large the disks of a quota may be in a storage domain. What is there already stays. */
@Singleton
public final class AddStorageLimitHandler implements CommandHandler<AddStorageLimit, UUID> {

    private final QuotaRepository quotas;
    private final StorageDomainRepository storageDomains;
    private final QuotaRules rules;

    @Inject
    public AddStorageLimitHandler(QuotaRepository quotas, StorageDomainRepository storageDomains, QuotaRules rules) {
        this.quotas = quotas;
        this.storageDomains = storageDomains;
        this.rules = rules;
    }

    @Override
    public Class<AddStorageLimit> command() {
        return AddStorageLimit.class;
    }

    @Override
    public RequiredPermit permit(AddStorageLimit command) {
        return QuotaRules.permit(command.quotaId());
    }

    @Override
    public List<LockRequest> locks(AddStorageLimit command) {
        return QuotaRules.locks(command.quotaId());
    }

    @Override
    public Decision<UUID> decide(AddStorageLimit command, Caller caller) {
        Violations violations = new Violations();
        Optional<Quota> found = rules.own(command.quotaId(), violations);
        LimitRules.requireNatural("Quota storage limit [limit]", command.provisionedBytes(), violations);
        found.ifPresent(quota -> checkPlace(quota, command, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        quotas.add(new QuotaStorageLimit(
                command.id(), command.quotaId(), command.storageDomainId(), command.provisionedBytes()));
        return rules.changed(found.get(), command.id(), caller);
    }

    private void checkPlace(Quota quota, AddStorageLimit command, Violations violations) {
        UUID storageDomainId = command.storageDomainId();
        String name = "all storage domains";
        if (storageDomainId != null) {
            Optional<StorageDomain> storageDomain = storageDomains
                    .find(storageDomainId)
                    .filter(found -> quota.dataCenterId().equals(found.dataCenterId()));
            violations.requirePresent(
                    storageDomain, Violation.notFound("storage domain of the quota's data center", storageDomainId));
            name = "storage domain " + storageDomain.map(StorageDomain::name).orElse("");
        }
        violations.require(
                quotas.storageLimits(quota.id()).stream()
                        .noneMatch(limit -> Objects.equals(limit.storageDomainId(), storageDomainId)),
                LimitRules.exists(quota, name));
    }
}
