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
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.quota.Quota;
import org.vireo.model.quota.QuotaClusterLimit;

/** Limits what the VMs of a quota may have in a cluster. What is there already stays. */
@Singleton
public final class AddClusterLimitHandler implements CommandHandler<AddClusterLimit, UUID> {

    private final QuotaRepository quotas;
    private final ClusterRepository clusters;
    private final QuotaRules rules;

    @Inject
    public AddClusterLimitHandler(QuotaRepository quotas, ClusterRepository clusters, QuotaRules rules) {
        this.quotas = quotas;
        this.clusters = clusters;
        this.rules = rules;
    }

    @Override
    public Class<AddClusterLimit> command() {
        return AddClusterLimit.class;
    }

    @Override
    public RequiredPermit permit(AddClusterLimit command) {
        return QuotaRules.permit(command.quotaId());
    }

    @Override
    public List<LockRequest> locks(AddClusterLimit command) {
        return QuotaRules.locks(command.quotaId());
    }

    @Override
    public Decision<UUID> decide(AddClusterLimit command, Caller caller) {
        Violations violations = new Violations();
        Optional<Quota> found = rules.own(command.quotaId(), violations);
        LimitRules.requireNatural("Quota cluster limit [vcpu_limit]", command.vcpus(), violations);
        LimitRules.requireNatural("Quota cluster limit [memory_limit]", command.memoryBytes(), violations);
        found.ifPresent(quota -> checkPlace(quota, command, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        quotas.add(new QuotaClusterLimit(
                command.id(), command.quotaId(), command.clusterId(), command.vcpus(), command.memoryBytes()));
        return rules.changed(found.get(), command.id(), caller);
    }

    private void checkPlace(Quota quota, AddClusterLimit command, Violations violations) {
        UUID clusterId = command.clusterId();
        String name = "all clusters";
        if (clusterId != null) {
            Optional<Cluster> cluster = clusters.find(clusterId)
                    .filter(found -> found.dataCenterId().equals(quota.dataCenterId()));
            violations.requirePresent(cluster, Violation.notFound("cluster of the quota's data center", clusterId));
            name = "cluster " + cluster.map(Cluster::name).orElse("");
        }
        violations.require(
                quotas.clusterLimits(quota.id()).stream()
                        .noneMatch(limit -> Objects.equals(limit.clusterId(), clusterId)),
                LimitRules.exists(quota, name));
    }
}
