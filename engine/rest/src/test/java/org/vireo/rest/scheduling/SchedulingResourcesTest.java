package org.vireo.rest.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.Identified;
import org.vireo.api.type.PolicyUnitType;
import org.vireo.api.type.SchedulingPolicyUnit;
import org.vireo.api.xml.XmlFormat;
import org.vireo.rest.problem.FaultException;
import org.vireo.scheduling.Policy;

class SchedulingResourcesTest {

    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);
    private static final String ID = Policy.ID.toString();
    private static final String NONE = "123";

    private final SchedulingPoliciesResource policies = new SchedulingPoliciesResource();
    private final SchedulingPolicyUnitsResource units = new SchedulingPolicyUnitsResource();

    @Test
    void thePolicyShouldBeTheDefaultAndLocked() {
        assertThat(XML.text(policies.get(ID)))
                .contains(
                        "<name>most_free_memory</name>",
                        "<default_policy>true</default_policy>",
                        "<locked>true</locked>",
                        "/schedulingpolicies/" + ID + "/filters\"",
                        "rel=\"weights\"",
                        "rel=\"balances\"");
        assertThat(policies.list().items()).hasSize(1);
    }

    @Test
    void itShouldNameEachFilterAndWeightOnceAndBalanceNothing() {
        List<String> filters = idsOf(policies.filters(ID).items());
        List<String> weights = idsOf(policies.weights(ID).items());
        assertThat(policies.filters(ID).items())
                .extracting(Identified::getName)
                .containsExactly(
                        "HostUp", "Storage", "Architecture", "MachineType", "Emulator", "Network", "Memory", "CPU");
        assertThat(policies.weights(ID).items()).extracting(Identified::getName).containsExactly("MostFreeMemory");
        assertThat(policies.balances(ID).items()).isEmpty();
        assertThat(idsOf(units.list().items()))
                .doesNotHaveDuplicates()
                .containsAll(filters)
                .containsAll(weights)
                .hasSize(filters.size() + weights.size());
    }

    @Test
    void whatIsListedShouldBeFoundByItsIdAndSayWhatItIs() {
        for (SchedulingPolicyUnit unit : units.list().items()) {
            String id = Objects.requireNonNull(unit.getId());
            assertThat(units.get(id).getHref()).endsWith("/schedulingpolicyunits/" + id);
            if (unit.getType() == PolicyUnitType.FILTER) {
                assertThat(XML.text(policies.filter(ID, id))).contains("<scheduling_policy_unit href=");
            } else {
                assertThat(XML.text(policies.weight(ID, id))).contains("<factor>1</factor>");
            }
            assertThat(unit.getDescription()).endsWith(".");
        }
    }

    @Test
    void whatIsNotThereShouldBeNotFound() {
        assertThatThrownBy(() -> policies.get(NONE)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> policies.filters(NONE)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> policies.weights(NONE)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> policies.balances(NONE)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> policies.filter(ID, NONE)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> policies.weight(ID, NONE)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> policies.balance(ID, NONE)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> units.get(NONE)).isInstanceOf(FaultException.class);
    }

    private static List<String> idsOf(List<? extends Identified> objects) {
        return objects.stream()
                .map(object -> Objects.requireNonNull(object.getId()))
                .toList();
    }
}
