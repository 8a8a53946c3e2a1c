package org.vireo.core.command.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Authorizer;
import org.vireo.core.command.Caller;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.query.Search;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.event.EventCode;
import org.vireo.model.quota.Quota;
import org.vireo.model.quota.QuotaMode;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Permit;

/**
 * Decides what is counted to which quota and whether there is room. The quota's row is locked before its use is read, and
 * until what was admitted is committed: of many who want the last of it one gets it. To be called within the accepting
 * transaction, when nothing else is in the way, so that the lock is held for what is going to be.
 */
@Singleton
public final class QuotaAdmission {

    private final QuotaRepository quotas;
    private final DataCenterRepository dataCenters;
    private final ClusterRepository clusters;
    private final StorageDomainRepository storageDomains;
    private final Authorizer authorizer;
    private final Announcements announcements;

    @Inject
    public QuotaAdmission(
            QuotaRepository quotas,
            DataCenterRepository dataCenters,
            ClusterRepository clusters,
            StorageDomainRepository storageDomains,
            Authorizer authorizer,
            Announcements announcements) {
        this.quotas = quotas;
        this.dataCenters = dataCenters;
        this.clusters = clusters;
        this.storageDomains = storageDomains;
        this.authorizer = authorizer;
        this.announcements = announcements;
    }

    /** What it takes to have something counted to the quota that a request names; null names none. */
    public static List<RequiredPermit> permits(@Nullable UUID named) {
        return named == null ? List.of() : List.of(new RequiredPermit(Permit.CONSUME_QUOTA, ObjectRef.quota(named)));
    }

    /**
     * The quota that the demand is counted to; empty for none, or when the violations say why it is refused.
     *
     * @param named the quota that the request or the object names
     */
    public Optional<UUID> admit(QuotaDemand demand, @Nullable UUID named, Caller caller, Violations violations) {
        Optional<DataCenter> dataCenter = violations.requirePresent(
                dataCenters.find(demand.dataCenterId()), Violation.notFound("data center", demand.dataCenterId()));
        if (dataCenter.isEmpty()) {
            return Optional.empty();
        }
        Optional<UUID> id = named == null ? byDefault(dataCenter.get(), caller, violations) : Optional.of(named);
        Optional<Quota> quota = id.flatMap(wanted -> locked(wanted, dataCenter.get(), violations));
        quota.filter(found -> dataCenter.get().quotaMode() != QuotaMode.DISABLED)
                .ifPresent(found -> check(found, dataCenter.get(), demand, caller, violations));
        return quota.map(Quota::id);
    }

    /**
     * What keeps a demand from being counted to a quota that was chosen before; nothing where quotas are not enforced.
     */
    List<Violation> lacking(QuotaDemand demand, UUID quotaId) {
        Optional<Quota> quota = quotas.findForUpdate(quotaId);
        return quota.isPresent() && mode(demand.dataCenterId()) == QuotaMode.ENABLED
                ? QuotaCheck.excesses(quotas.state(quota.get()), demand).stream()
                        .map(excess -> refused(excess, sentence(excess, quota.get())))
                        .toList()
                : List.of();
    }

    /** How the quotas of that data center are heeded now; none where there is no data center. */
    QuotaMode mode(UUID dataCenterId) {
        return dataCenters.find(dataCenterId).map(DataCenter::quotaMode).orElse(QuotaMode.DISABLED);
    }

    private Optional<Quota> locked(UUID id, DataCenter dataCenter, Violations violations) {
        Optional<Quota> quota = violations.requirePresent(quotas.findForUpdate(id), Violation.notFound("quota", id));
        quota.ifPresent(found -> violations.require(
                found.dataCenterId().equals(dataCenter.id()),
                Violation.conflict(
                        "QUOTA_ELSEWHERE",
                        "Quota [quota] " + found.name() + " is not one of data center " + dataCenter.name() + ".",
                        "Name a quota of that data center.")));
        return quota;
    }

    /** The only one that the caller may consume. */
    private Optional<UUID> byDefault(DataCenter dataCenter, Caller caller, Violations violations) {
        if (dataCenter.quotaMode() == QuotaMode.DISABLED) {
            return Optional.empty();
        }
        List<Quota> candidates = quotas.search(
                Search.by("datacenter.id", dataCenter.id()), authorizer.reach(caller, Permit.CONSUME_QUOTA));
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst().id());
        }
        violations.require(
                dataCenter.quotaMode() == QuotaMode.AUDIT, required(dataCenter, candidates, caller.principal()));
        return Optional.empty();
    }

    private static Violation required(DataCenter dataCenter, List<Quota> candidates, String principal) {
        String why = "Data center " + dataCenter.name()
                + " takes nothing that is not counted to a quota, [quota] is not" + " given, and ";
        return candidates.isEmpty()
                ? Violation.conflict(
                        "QUOTA_REQUIRED",
                        why + "there is none that " + principal + " may consume.",
                        "Ask an administrator for the role QuotaConsumer on a quota.")
                : Violation.conflict(
                        "QUOTA_REQUIRED",
                        why + principal + " may consume several: "
                                + candidates.stream().map(Quota::name).collect(Collectors.joining(", ")) + ".",
                        "Name one of them.");
    }

    private void check(Quota quota, DataCenter dataCenter, QuotaDemand demand, Caller caller, Violations violations) {
        if (!demand.grows()) {
            return;
        }
        for (Excess excess : QuotaCheck.excesses(quotas.state(quota), demand)) {
            String sentence = sentence(excess, quota);
            if (dataCenter.quotaMode() == QuotaMode.ENABLED) {
                violations.add(refused(excess, sentence));
            } else {
                announcements.record(
                        EventCode.QUOTA_EXCEEDED,
                        sentence + " " + caller.principal() + " got it, as quotas are only audited.",
                        ObjectRef.quota(quota.id()),
                        caller);
            }
        }
    }

    private static Violation refused(Excess excess, String sentence) {
        return Violation.conflict("QUOTA_EXCEEDED", sentence, excess.remedy());
    }

    private String sentence(Excess excess, Quota quota) {
        return excess.sentence(quota.name(), placeName(excess));
    }

    private String placeName(Excess excess) {
        UUID id = excess.placeId();
        if (id == null) {
            return "";
        }
        Optional<String> name = excess.resource() == Excess.Resource.STORAGE
                ? storageDomains.find(id).map(StorageDomain::name)
                : clusters.find(id).map(Cluster::name);
        return name.orElse(id.toString());
    }
}
