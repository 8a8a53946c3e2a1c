package org.vireo.domainxml.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.domainxml.VmFixture;
import org.vireo.domainxml.golden.GoldenCase;
import org.vireo.domainxml.golden.GoldenCases;
import org.vireo.model.spec.DeviceEntry;

class DeviceXmlTest {

    private final DeviceXml devices = new DeviceXml();

    static List<GoldenCase> cases() {
        return GoldenCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDeviceShouldBeWhatItIsInTheWholeDomain(GoldenCase golden) {
        String whole = built(new DomainBuilder().build(golden.vm(), golden.host()));
        for (DeviceEntry entry : golden.vm().devices()) {
            String one =
                    built(devices.of(golden.vm(), golden.host(), entry.device().id()));
            assertThat(whole).as("%s", entry.device()).contains(one);
        }
    }

    @Test
    void aDeviceThatTheVmHasNotShouldBeRefused() {
        BuildResult result = devices.of(VmFixture.typical().spec(), VmFixture.TCG_HOST, VmFixture.device(99));
        assertThat(result).isInstanceOf(BuildResult.Refused.class);
    }

    private static String built(BuildResult result) {
        return switch (result) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
    }
}
