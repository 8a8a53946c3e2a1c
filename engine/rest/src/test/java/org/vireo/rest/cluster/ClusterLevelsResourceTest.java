package org.vireo.rest.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.ClusterLevel;
import org.vireo.api.type.Permit;
import org.vireo.api.xml.XmlFormat;
import org.vireo.rest.problem.FaultException;

class ClusterLevelsResourceTest {

    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);

    private final ClusterLevelsResource levels = new ClusterLevelsResource();

    @Test
    void theLevelOfAllClustersShouldBeThere() {
        assertThat(levels.list().items()).extracting(ClusterLevel::getId).containsExactly("4.7");
        assertThatThrownBy(() -> levels.get("4.6")).isInstanceOf(FaultException.class);
    }

    @Test
    void itShouldHaveEveryPermitAndNoCpuType() {
        ClusterLevel level = levels.get("4.7");
        assertThat(level.getCpuTypes()).isEmpty();
        assertThat(level.getPermits())
                .extracting(Permit::getName)
                .hasSize(org.vireo.model.user.Permit.values().length)
                .contains("create_vm", "bookmark_management");
        assertThat(XML.text(level))
                .contains(
                        "/clusterlevels/4.7\"",
                        "<permit id=\"1\"><administrative>false</administrative><name>create_vm</name></permit>");
    }
}
