package org.vireo.core.command.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Caller;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.quota.QuotaMode;
import org.vireo.model.storage.Disk;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmSettings;

/** What VMs are counted to. To be called as {@link QuotaAdmission}. */
@Singleton
public final class VmQuotas {

    private final QuotaAdmission admission;
    private final ClusterRepository clusters;

    @Inject
    public VmQuotas(QuotaAdmission admission, ClusterRepository clusters) {
        this.admission = admission;
        this.clusters = clusters;
    }

    /** Of a new VM and its disks, which are layers over these. */
    public Optional<UUID> ofNew(
            Cluster cluster,
            VmSettings settings,
            List<Disk> bases,
            @Nullable UUID named,
            Caller caller,
            Violations violations) {
        QuotaDemand demand = QuotaDemand.ofVm(cluster.dataCenterId(), cluster.id(), settings, bases);
        return admission.admit(demand, named, caller, violations);
    }

    /** Of a VM that is changed; one that grows and was counted to nothing is counted from now on where it must be. */
    public Optional<UUID> ofChanged(
            Vm vm, VmSettings after, @Nullable UUID named, Caller caller, Violations violations) {
        Optional<Cluster> found =
                violations.requirePresent(clusters.find(vm.clusterId()), Violation.notFound("cluster", vm.clusterId()));
        UUID before = vm.quotaId();
        if (found.isEmpty()) {
            return Optional.ofNullable(before);
        }
        Cluster cluster = found.get();
        QuotaDemand growth = QuotaDemand.ofGrowth(cluster.dataCenterId(), cluster.id(), vm.settings(), after);
        if (named != null && !named.equals(before)) {
            return ofNew(cluster, after, List.of(), named, caller, violations);
        }
        if (!growth.grows()) {
            return Optional.ofNullable(before);
        }
        if (before != null) {
            return admission.admit(growth, before, caller, violations);
        }
        return admission.mode(cluster.dataCenterId()) == QuotaMode.ENABLED
                ? ofNew(cluster, after, List.of(), null, caller, violations)
                : Optional.empty();
    }
}
