package org.vireo.core.query.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Operator;
import org.vireo.model.quota.Quota;

/** Reads quotas. Whoever sees a quota sees its limits, and how much of them all its consumers use. */
@Singleton
public final class QuotaQueries {

    private final Sights sights;
    private final QuotaRepository quotas;
    private final DataCenterRepository dataCenters;

    @Inject
    public QuotaQueries(Sights sights, QuotaRepository quotas, DataCenterRepository dataCenters) {
        this.sights = sights;
        this.quotas = quotas;
        this.dataCenters = dataCenters;
    }

    /** Empty when the caller sees neither the data center nor a quota of it. */
    public Optional<List<Quota>> list(UUID dataCenterId, Search search, Caller caller) {
        return sights.read(caller, sight -> {
            List<Quota> found = quotas.search(within(dataCenterId, search), sight);
            return found.isEmpty() && dataCenters.find(dataCenterId, sight).isEmpty()
                    ? Optional.empty()
                    : Optional.of(found);
        });
    }

    /** Empty when the caller does not see it, or it is another data center's. */
    public Optional<Quota> find(UUID dataCenterId, UUID id, Caller caller) {
        return sights.read(
                caller,
                sight -> quotas.find(id, sight)
                        .filter(quota -> quota.dataCenterId().equals(dataCenterId)));
    }

    /** As {@link #find}, with limits and use. */
    public Optional<QuotaState> state(UUID dataCenterId, UUID id, Caller caller) {
        return sights.read(
                caller,
                sight -> quotas.find(id, sight)
                        .filter(quota -> quota.dataCenterId().equals(dataCenterId))
                        .map(quotas::state));
    }

    private static Search within(UUID dataCenterId, Search search) {
        Condition ofDataCenter = new Condition.Comparison("datacenter.id", Operator.EQUAL, dataCenterId.toString());
        return search.within(ofDataCenter);
    }
}
