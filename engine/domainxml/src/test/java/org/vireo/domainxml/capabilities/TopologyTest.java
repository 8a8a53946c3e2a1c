package org.vireo.domainxml.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vireo.domainxml.Corpus;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.HostCpu;
import org.vireo.model.hardware.numa.HostNode;
import org.vireo.model.hardware.numa.HostPages;
import org.vireo.model.hardware.numa.HostTopology;

class TopologyTest {

    private static final String Q35 = Corpus.read("capabilities/qemu-7.2-x86_64-tcg-q35.domcaps.xml");

    private static HostTopology read(String capabilities) {
        return Objects.requireNonNull(new CapabilitiesParser().parse(capabilities, List.of(Q35)))
                .topology();
    }

    @Test
    void aRecordedHostShouldHaveItsNodesProcessorsAndPages() {
        assertThat(read(Corpus.read("capabilities/qemu-7.2-x86_64.xml")).nodes())
                .containsExactly(new HostNode(
                        0,
                        9_529_548L << 10,
                        List.of(new HostCpu(0, 0, CpuSet.of(0)), new HostCpu(1, 0, CpuSet.of(1))),
                        List.of(new HostPages(4, 2_382_387), new HostPages(2_048, 0), new HostPages(1_048_576, 0))));
    }

    @Test
    void nodesShouldNotMix() {
        HostTopology topology = read("<capabilities><host><topology><cells num='2'>"
                + "<cell id='0'><memory unit='KiB'>1024</memory><cpus num='1'>"
                + "<cpu id='0' socket_id='0' siblings='0,2'/></cpus></cell>"
                + "<cell id='1'><memory unit='MiB'>2</memory><pages unit='KiB' size='2048'>3</pages><cpus num='1'>"
                + "<cpu id='2' socket_id='1' siblings='0,2'/><cpu id='3'/></cpus></cell>"
                + "</cells></topology></host></capabilities>");
        assertThat(topology.nodes())
                .containsExactly(
                        new HostNode(0, 1 << 20, List.of(new HostCpu(0, 0, CpuSet.of("0,2"))), List.of()),
                        new HostNode(
                                1,
                                2 << 20,
                                List.of(new HostCpu(2, 1, CpuSet.of("0,2")), new HostCpu(3, 0, CpuSet.of(3))),
                                List.of(new HostPages(2_048, 3))));
        assertThat(topology.missingCpus(CpuSet.of("0-4"))).isEqualTo(CpuSet.of("1,4").members());
        assertThat(topology.missingNodes(CpuSet.of("1-2"))).isEqualTo(CpuSet.of(2).members());
        assertThat(topology.pageBytes(2_048)).isEqualTo(3 * 2_048L * 1_024);
        assertThat(topology.pageBytes(1_048_576)).isEqualTo(-1);
    }

    @Test
    void aHostThatSaysNothingShouldLackNothing() {
        HostTopology topology = read("<capabilities/>");
        assertThat(topology).isEqualTo(HostTopology.UNKNOWN);
        assertThat(topology.missingCpus(CpuSet.of("0-4")).isEmpty()).isTrue();
    }
}
