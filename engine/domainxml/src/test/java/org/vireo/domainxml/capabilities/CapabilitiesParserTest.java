package org.vireo.domainxml.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vireo.domainxml.Corpus;
import org.vireo.model.host.HostCpu;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

class CapabilitiesParserTest {

    private static final String Q35 = Corpus.read("capabilities/qemu-7.2-x86_64-tcg-q35.domcaps.xml");

    private final CapabilitiesParser parser = new CapabilitiesParser();

    @Test
    void aRecordedHostShouldReadAsWhatItIs() {
        HostCapabilities host =
                Objects.requireNonNull(parser.parse(Corpus.read("capabilities/qemu-7.2-x86_64.xml"), List.of(Q35)));
        assertThat(host.architecture()).isEqualTo("x86_64");
        assertThat(host.emulator()).isEqualTo("/usr/bin/qemu-system-x86_64");
        assertThat(host.systemUuid()).hasSize(36);
        assertThat(host.mostVcpus()).containsEntry("pc-q35-7.2", 288);
        assertThat(host.machineTypes())
                .contains("q35", "pc-q35-7.2", "pc")
                .doesNotHaveDuplicates()
                .doesNotContain("pseries");
        HostFacts facts = host.facts(VirtType.QEMU, "/var/lib/vireo/payload");
        assertThat(facts.support().uefi()).isTrue();
        assertThat(facts.emulator()).isNull();
        assertThat(facts.systemUuid()).isEqualTo(host.systemUuid());
    }

    @Test
    void processorsShouldBeReadWithTheirCoresAndNodesIfTheyAreOnline() {
        String text = """
                <capabilities><host><topology><cells num='2'>
                <cell id='0'><cpus num='3'><cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0,2'/>
                <cpu id='2' socket_id='0' die_id='0' core_id='0' siblings='0,2'/><cpu id='4'/></cpus></cell>
                <cell id='1'><cpus num='1'><cpu id='1' socket_id='1' die_id='0' core_id='0' siblings='1,3'/></cpus>
                </cell></cells></topology></host></capabilities>""";
        HostCapabilities host = Objects.requireNonNull(parser.parse(text, List.of(Q35)));
        assertThat(host.facts(VirtType.QEMU, "/payload").topology().cpus())
                .containsExactly(new HostCpu(0, 0, 0, 0), new HostCpu(2, 0, 0, 0), new HostCpu(1, 1, 1, 1));
        HostCapabilities recorded =
                Objects.requireNonNull(parser.parse(Corpus.read("capabilities/qemu-7.2-x86_64.xml"), List.of(Q35)));
        assertThat(recorded.topology().cpus()).isNotEmpty();
    }

    @Test
    void everyChoiceShouldBeReadWithItsWords() {
        EmulatorSupport support = Objects.requireNonNull(parser.parse("<capabilities/>", List.of(Q35)))
                .support();
        assertThat(support.values())
                .containsEntry("devices/tpm/backendVersion", java.util.Set.of("1.2", "2.0"))
                .containsEntry("devices/tpm", java.util.Set.of("yes"))
                .containsEntry("features/sev", java.util.Set.of("no"))
                .containsEntry("features/hyperv/features", java.util.Set.of("spinlocks", "vendor_id"))
                .containsEntry("cpu/mode", java.util.Set.of("maximum", "host-model", "custom"))
                .containsEntry("os/loader/secure", java.util.Set.of("yes", "no"));
        assertThat(support.values().get("os/loader/value")).contains("/usr/share/OVMF/OVMF_CODE_4M.fd");
        assertThat(support.values().get("cpu/custom/model"))
                .contains("qemu64")
                .doesNotContain("EPYC-Milan", "SapphireRapids");
        assertThat(support.lacks("devices/tpm/backendModel", "emulator")).isFalse();
        assertThat(support.lacks("features/sev", "yes")).isTrue();
        assertThat(support.lacks("devices/nothing/known", "x")).isFalse();
    }

    /** libvirt 9.0 says of a model that it cannot be used, later ones also for the lack of which features. */
    @Test
    void whatKeepsACpuModelFromTheGuestShouldBeRead() {
        String text = "<domainCapabilities><arch>x86_64</arch><cpu><mode name='custom' supported='yes'>"
                + "<model usable='yes'>qemu64</model><model usable='no'>Haswell</model>"
                + "<blockers model='Haswell'><feature name='hle'/><feature name='rtm'/></blockers>"
                + "</mode></cpu></domainCapabilities>";
        EmulatorSupport support = Objects.requireNonNull(parser.parse("<capabilities/>", List.of(text)))
                .support();
        assertThat(support.words(EmulatorSupport.CPU_MODEL)).containsExactly("qemu64");
        assertThat(support.words(EmulatorSupport.BLOCKED_CPU_MODEL)).containsExactly("Haswell");
        assertThat(support.words(EmulatorSupport.blockersOf("Haswell"))).containsExactlyInAnyOrder("hle", "rtm");
    }

    @Test
    void whatIsSwitchedOffShouldLackEveryWord() {
        String none = "<domainCapabilities><arch>x86_64</arch><devices><tpm supported='no'/></devices>"
                + "</domainCapabilities>";
        EmulatorSupport support = Objects.requireNonNull(parser.parse("<capabilities/>", List.of(none)))
                .support();
        assertThat(support.lacks("devices/tpm/backendModel", "emulator")).isTrue();
        assertThat(EmulatorSupport.EVERYTHING.lacks("devices/tpm/backendModel", "emulator"))
                .isFalse();
    }

    @Test
    void machineTypesShouldAddUp() {
        String old = "<domainCapabilities><arch>x86_64</arch><machine>pc-i440fx-7.2</machine><vcpu max='255'/>"
                + "<devices><disk supported='yes'><enum name='bus'><value>ide</value></enum></disk></devices>"
                + "<features><sev supported='yes'/></features></domainCapabilities>";
        HostCapabilities host = Objects.requireNonNull(parser.parse("<capabilities/>", List.of(Q35, old)));
        assertThat(host.mostVcpus()).containsEntry("pc-i440fx-7.2", 255).containsEntry("pc-q35-7.2", 288);
        assertThat(host.machineTypes()).contains("pc-i440fx-7.2", "pc-q35-7.2");
        assertThat(host.values().get("devices/disk/bus")).contains("ide", "sata");
        assertThat(host.values()).containsEntry("features/sev", java.util.Set.of("yes"));
    }

    @Test
    void whatIsNoCapabilitiesShouldBeNull() {
        assertThat(parser.parse("", List.of(""))).isNull();
        assertThat(parser.parse("<capabilities/>", List.of())).isNull();
        assertThat(parser.parse("<capabilities/>", List.of("<domainCapabilities/>")))
                .isNull();
        assertThat(parser.parse("<domainCapabilities/>", List.of("<capabilities/>")))
                .isNull();
    }
}
