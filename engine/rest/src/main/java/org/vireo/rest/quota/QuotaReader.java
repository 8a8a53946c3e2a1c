package org.vireo.rest.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.core.query.quota.QuotaQueries;
import org.vireo.model.quota.Quota;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;

/** The quotas that paths name; those that the caller does not see are not there. */
@Singleton
public final class QuotaReader {

    private static final String WHAT = "quota";

    private final QuotaQueries queries;

    @Inject
    public QuotaReader(QuotaQueries queries) {
        this.queries = queries;
    }

    static UUID dataCenter(String id) {
        return Ids.of(id, "data center");
    }

    Quota quota(String dataCenter, String id, ApiCall call) {
        return queries.find(dataCenter(dataCenter), Ids.of(id, WHAT), call.caller())
                .orElseThrow(() -> Faults.notFound(WHAT, id));
    }

    QuotaState state(String dataCenter, String id, ApiCall call) {
        return queries.state(dataCenter(dataCenter), Ids.of(id, WHAT), call.caller())
                .orElseThrow(() -> Faults.notFound(WHAT, id));
    }
}
