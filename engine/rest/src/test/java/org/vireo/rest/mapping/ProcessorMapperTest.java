package org.vireo.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.CpuTune;
import org.vireo.api.type.MemoryPolicy;
import org.vireo.api.type.NumaTuneMode;
import org.vireo.api.type.Vm;
import org.vireo.core.validation.Violations;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.cpu.CpuFeaturePolicy;
import org.vireo.model.hardware.cpu.CpuMode;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.rest.problem.FaultException;

class ProcessorMapperTest {

    private final Violations violations = new Violations();

    private Platform applied(Vm api, Platform before) {
        Platform after = Objects.requireNonNull(PlatformMapper.toPatch(api)).applyTo(before, violations);
        assertThat(violations.list()).isEmpty();
        return after;
    }

    private Platform applied(Vm api) {
        return applied(api, Platform.DEFAULT);
    }

    /** What a client reads and sends back. */
    private static Vm shown(Platform platform) {
        Vm api = new Vm();
        MemoryMapper.addTo(api, 1 << 30, platform.memory());
        PlatformMapper.addTo(api, platform);
        api.setMemory(1L << 30);
        return api;
    }

    private static Vm withMode(org.vireo.api.type.CpuMode mode) {
        Cpu cpu = new Cpu();
        cpu.setMode(mode);
        Vm api = new Vm();
        api.setCpu(cpu);
        return api;
    }

    private static org.vireo.api.type.VcpuPin pin(long vcpu, String cpus) {
        org.vireo.api.type.VcpuPin pin = new org.vireo.api.type.VcpuPin();
        pin.setVcpu(vcpu);
        pin.setCpuSet(cpus);
        return pin;
    }

    private static Vm withPins(org.vireo.api.type.VcpuPin... pins) {
        CpuTune tune = new CpuTune();
        tune.setVcpuPins(List.of(pins));
        Cpu cpu = new Cpu();
        cpu.setCpuTune(tune);
        Vm api = new Vm();
        api.setCpu(cpu);
        return api;
    }

    @Test
    void aCustomModelShouldBringItsFeatures() {
        Vm api = new Vm();
        api.setCustomCpuModel("Nehalem,+aes,-vmx,pcid");
        Platform platform = applied(api);
        assertThat(platform.cpu().model().name()).isEqualTo("Nehalem");
        assertThat(platform.cpu().model().features())
                .extracting(feature -> feature.policy())
                .containsExactly(CpuFeaturePolicy.REQUIRE, CpuFeaturePolicy.DISABLE, CpuFeaturePolicy.OPTIONAL);
        assertThat(shown(platform).getCustomCpuModel()).isEqualTo("Nehalem,+aes,-vmx,pcid");
    }

    @Test
    void anEmptyCustomModelShouldBringTheDefaultBack() {
        Vm custom = new Vm();
        custom.setCustomCpuModel("Nehalem");
        Vm none = new Vm();
        none.setCustomCpuModel("");
        assertThat(applied(none, applied(custom))).isEqualTo(Platform.DEFAULT);
    }

    @Test
    void anImpossibleModelShouldBeRefused() {
        Vm api = new Vm();
        api.setCustomCpuModel("<evil/>");
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> PlatformMapper.toPatch(api));
    }

    @Test
    void modesShouldBeTaken() {
        assertThat(applied(withMode(org.vireo.api.type.CpuMode.HOST_PASSTHROUGH)).cpu().model().mode())
                .isEqualTo(CpuMode.HOST_PASSTHROUGH);
        assertThat(applied(withMode(org.vireo.api.type.CpuMode.HOST_MODEL)).cpu().model().mode())
                .isEqualTo(CpuMode.HOST_MODEL);
    }

    @Test
    void pinsShouldBeTakenAndTakenBack() {
        Platform pinned = applied(withPins(pin(0, "0-1"), pin(1, "3")));
        assertThat(pinned.cpu().pinning().policy()).isEqualTo(CpuPinningPolicy.MANUAL);
        assertThat(pinned.cpu().pinning().vcpus())
                .containsExactly(new VcpuPin(0, CpuSet.of("0-1")), new VcpuPin(1, CpuSet.of(3)));
        assertThat(applied(withPins(), pinned)).isEqualTo(Platform.DEFAULT);
    }

    @Test
    void aPolicyShouldReplacePins() {
        Vm api = new Vm();
        api.setCpuPinningPolicy(org.vireo.api.type.CpuPinningPolicy.DEDICATED);
        Platform platform = applied(api, applied(withPins(pin(0, "0"))));
        assertThat(platform.cpu().pinning().policy()).isEqualTo(CpuPinningPolicy.DEDICATED);
        assertThat(platform.cpu().pinning().vcpus()).isEmpty();
    }

    @Test
    void sharesAndNumaModeShouldBeTaken() {
        Vm api = new Vm();
        api.setCpuShares(512L);
        api.setNumaTuneMode(NumaTuneMode.INTERLEAVE);
        Platform platform = applied(api);
        assertThat(platform.cpu().tuning().shares()).isEqualTo(512);
        assertThat(platform.cpu().numa().mode()).isEqualTo(NumaMode.INTERLEAVE);
    }

    @Test
    void memoryShouldHaveItsBounds() {
        MemoryPolicy policy = new MemoryPolicy();
        policy.setMax(4L << 30);
        policy.setGuaranteed(1L << 29);
        Vm api = new Vm();
        api.setMemory(1L << 30);
        api.setMemoryPolicy(policy);
        Platform platform = applied(api);
        assertThat(platform.memory().maxBytes()).isEqualTo(4L << 30);
        assertThat(platform.memory().guaranteedBytes()).isEqualTo(1L << 29);
        assertThat(shown(platform).getMemoryPolicy().getMax()).isEqualTo(4L << 30);
    }

    @Test
    void whatIsReadAndSentBackShouldChangeNothing() {
        Vm custom = new Vm();
        custom.setCustomCpuModel("Nehalem,+aes");
        for (Platform platform : List.of(Platform.DEFAULT, applied(custom), applied(withPins(pin(2, "0-1"))))) {
            assertThat(applied(shown(platform), platform)).isEqualTo(platform);
        }
    }
}
