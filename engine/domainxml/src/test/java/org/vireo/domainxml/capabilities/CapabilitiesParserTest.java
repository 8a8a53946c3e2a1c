package org.vireo.domainxml.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vireo.domainxml.Corpus;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

class CapabilitiesParserTest {

    private final CapabilitiesParser parser = new CapabilitiesParser();

    @Test
    void aRecordedHostShouldReadAsWhatItIs() {
        HostCapabilities host = Objects.requireNonNull(parser.parse(
                Corpus.read("capabilities/qemu-7.2-x86_64.xml"),
                Corpus.read("capabilities/qemu-7.2-x86_64-tcg-q35.domcaps.xml")));
        assertThat(host.architecture()).isEqualTo("x86_64");
        assertThat(host.uefi()).isTrue();
        assertThat(host.emulator()).isEqualTo("/usr/bin/qemu-system-x86_64");
        assertThat(host.machineTypes())
                .contains("q35", "pc-q35-7.2", "pc")
                .doesNotHaveDuplicates()
                .doesNotContain("pseries");
        HostFacts facts = host.facts(VirtType.QEMU, "/var/lib/vireo/payload");
        assertThat(facts.support().uefi()).isTrue();
        assertThat(facts.emulator()).isNull();
    }

    @Test
    void whatIsNoCapabilitiesShouldBeNull() {
        assertThat(parser.parse("", "")).isNull();
        assertThat(parser.parse("<capabilities/>", "<domainCapabilities/>")).isNull();
        assertThat(parser.parse("<domainCapabilities/>", "<capabilities/>")).isNull();
    }
}
