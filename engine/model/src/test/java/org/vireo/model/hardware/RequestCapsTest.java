package org.vireo.model.hardware;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.MemoryStore;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.UsbFilterRule;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.hardware.cpu.CpuFeature;
import org.vireo.model.hardware.cpu.CpuFeaturePolicy;
import org.vireo.model.hardware.cpu.CpuMode;
import org.vireo.model.hardware.cpu.CpuModel;
import org.vireo.model.id.DeviceId;

/** Lists that a request could make as long as it likes, each refused with its length. */
class RequestCapsTest {

    @Test
    void aCardShouldNotHaveAddressesWithoutEnd() {
        List<IpAddress> many = Collections.nCopies(257, IpAddress.of("192.0.2.1"));
        assertThatThrownBy(() -> NicOptions.DEFAULT.withAddresses(many)).hasMessageContaining("257 addresses");
    }

    @Test
    void aRedirectionFilterShouldNotHaveRulesWithoutEnd() {
        List<UsbFilterRule> many = Collections.nCopies(
                129,
                new UsbFilterRule(UsbFilterRule.ANY, UsbFilterRule.ANY, UsbFilterRule.ANY, UsbFilterRule.ANY, true));
        assertThatThrownBy(() -> new RedirectionFilterDevice(new DeviceId(new UUID(0, 1)), many))
                .hasMessageContaining("129 rules")
                .hasMessageContaining("at most 128");
    }

    @Test
    void aProcessorShouldNotHaveFeaturesWithoutEnd() {
        List<CpuFeature> many = IntStream.range(0, 513)
                .mapToObj(number -> new CpuFeature("f" + number, CpuFeaturePolicy.REQUIRE))
                .toList();
        assertThatThrownBy(() -> new CpuModel(CpuMode.HOST_MODEL, null, null, false, many))
                .hasMessageContaining("513 features");
    }

    @Test
    void memoryDevicesShouldNotAddUpToMoreThanCanBeCounted() {
        assertThatThrownBy(() -> MemoryDevice.dimm(new DeviceId(new UUID(0, 1)), Long.MAX_VALUE - (1L << 20) + 1, 0))
                .hasMessageContaining("up to 4 TiB");
    }

    @Test
    void memoryWithoutAPathShouldNotLoseWhatBelongsToOne() {
        assertThatThrownBy(() -> new MemoryStore(null, 4096, false, 0, null, null))
                .hasMessageContaining("give the path");
        assertThatThrownBy(() -> new MemoryStore(null, 0, true, 0, null, null)).hasMessageContaining("give the path");
    }
}
