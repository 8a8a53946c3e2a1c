package org.vireo.rest.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vireo.api.type.Filter;
import org.vireo.api.type.PolicyUnitType;
import org.vireo.api.type.SchedulingPolicy;
import org.vireo.api.type.SchedulingPolicyUnit;
import org.vireo.api.type.Weight;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.mapping.Served;
import org.vireo.scheduling.Policy;
import org.vireo.scheduling.PolicyUnit;

/** The policy and its units as the API writes them. A filter or weight of the policy has the id of its unit. */
final class SchedulingMapper {

    private static final String POLICIES = "schedulingpolicies";
    private static final String UNITS = "schedulingpolicyunits";

    private SchedulingMapper() {}

    /** There is one, and it stays as it is. */
    static List<SchedulingPolicy> policies() {
        SchedulingPolicy api = new SchedulingPolicy();
        api.setId(Policy.ID.toString());
        api.setName(Policy.NAME);
        api.setDescription(Policy.DESCRIPTION);
        api.setDefaultPolicy(true);
        api.setLocked(true);
        return List.of(Served.SCHEDULING_POLICY.at(api, Hrefs.of(POLICIES, Policy.ID)));
    }

    /** All that the engine has: filters, then weights. It balances nothing. */
    static List<SchedulingPolicyUnit> units() {
        return Stream.concat(
                        Policy.filters().stream().map(unit -> unit(unit, PolicyUnitType.FILTER)),
                        Policy.weights().stream().map(unit -> unit(unit, PolicyUnitType.WEIGHT)))
                .toList();
    }

    private static SchedulingPolicyUnit unit(PolicyUnit unit, PolicyUnitType type) {
        SchedulingPolicyUnit api = reference(unit);
        api.setName(unit.name());
        api.setDescription(unit.description());
        api.setType(type);
        api.setEnabled(true);
        api.setInternal(true);
        return api;
    }

    private static SchedulingPolicyUnit reference(PolicyUnit unit) {
        SchedulingPolicyUnit api = new SchedulingPolicyUnit();
        api.setId(unit.id().toString());
        api.setHref(Hrefs.of(UNITS, unit.id()));
        return api;
    }

    /** In the order in which hosts are asked; the first has position 1. */
    static List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        for (PolicyUnit unit : Policy.filters()) {
            Filter api = new Filter();
            api.setId(unit.id().toString());
            api.setHref(Hrefs.of(POLICIES, Policy.ID, "filters", unit.id()));
            api.setName(unit.name());
            api.setPosition(filters.size() + 1L);
            api.setSchedulingPolicyUnit(reference(unit));
            filters.add(api);
        }
        return filters;
    }

    static List<Weight> weights() {
        return Policy.weights().stream().map(SchedulingMapper::weight).toList();
    }

    private static Weight weight(PolicyUnit unit) {
        Weight api = new Weight();
        api.setId(unit.id().toString());
        api.setHref(Hrefs.of(POLICIES, Policy.ID, "weights", unit.id()));
        api.setName(unit.name());
        api.setFactor(1L);
        api.setSchedulingPolicy(Refs.schedulingPolicy());
        api.setSchedulingPolicyUnit(reference(unit));
        return api;
    }
}
