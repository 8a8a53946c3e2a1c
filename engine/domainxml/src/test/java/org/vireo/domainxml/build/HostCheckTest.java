package org.vireo.domainxml.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.device.PanicModel;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.hardware.Features;
import org.vireo.model.hardware.HyperV;
import org.vireo.model.hardware.LaunchSecurity;
import org.vireo.model.hardware.Platform;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

class HostCheckTest {

    private final HostCheck check = new HostCheck();

    @Test
    void aHostThatSaysNothingShouldLackNothing() {
        assertThat(check.lacking(
                        VmFixture.typical()
                                .with(TpmDevice.crb(VmFixture.device(30)))
                                .spec(),
                        host(Map.of())))
                .isEmpty();
    }

    @Test
    void everythingThatIsLackingShouldBeNamedWithARemedy() {
        VmFixture vm = VmFixture.bare()
                .bios(BiosType.Q35_SECURE_BOOT)
                .platform(Platform.DEFAULT.withFeatures(new Features(HyperV.DEFAULT, false, false, true)))
                .with(TpmDevice.crb(VmFixture.device(1)))
                .with(GraphicsDevice.vnc(VmFixture.device(2)));
        HostFacts poor = host(Map.of(
                "os/firmware", Set.of(),
                "os/loader/secure", Set.of("no"),
                "features/vmcoreinfo", Set.of("no"),
                "devices/tpm", Set.of("no"),
                "devices/graphics/type", Set.of("dbus")));
        assertThat(check.lacking(vm.spec(), poor))
                .hasSize(6)
                .anyMatch(sentence -> sentence.contains("UEFI firmware,"))
                .anyMatch(sentence -> sentence.contains("Secure Boot"))
                .anyMatch(sentence -> sentence.contains("vmcoreinfo"))
                .anyMatch(sentence -> sentence.contains("backend emulator") && sentence.contains("install swtpm"))
                .anyMatch(sentence -> sentence.contains("tpm-crb"))
                .anyMatch(sentence -> sentence.contains("VNC") || sentence.contains("vnc"));
    }

    @Test
    void whatIsNewerThanItsListShouldNeedTheHostsWord() {
        for (LaunchSecurity.Type type : LaunchSecurity.Type.values()) {
            VmFixture vm = VmFixture.bare().platform(Platform.DEFAULT.withLaunchSecurity(LaunchSecurity.of(type)));
            assertThat(check.lacking(vm.spec(), host(Map.of())))
                    .hasSize(type == LaunchSecurity.Type.NONE ? 0 : 1)
                    .allMatch(sentence -> sentence.contains(type.name().replace('_', '-')));
        }
        VmFixture pci = VmFixture.bare().with(new PanicDevice(VmFixture.device(1), PanicModel.PVPANIC));
        assertThat(check.lacking(pci.spec(), host(Map.of())))
                .singleElement()
                .asString()
                .contains("pvpanic");
        assertThat(check.lacking(pci.spec(), host(Map.of("devices/panic/model", Set.of("pvpanic")))))
                .isEmpty();
    }

    @Test
    void whatStandsAgainstTheVmOnAnyHostShouldNotBeHeldAgainstThisOne() {
        VmFixture unresolved = VmFixture.bare()
                .with(CdromDevice.payload(VmFixture.device(1)))
                .with(TpmDevice.crb(VmFixture.device(2)));
        assertThat(check.lacking(unresolved.spec(), host(Map.of()))).isEmpty();
        assertThat(check.lacking(unresolved.spec(), host(Map.of("devices/tpm/model", Set.of("tpm-tis")))))
                .singleElement()
                .asString()
                .contains("tpm-crb");
    }

    private static HostFacts host(Map<String, Set<String>> values) {
        return new HostFacts(
                VirtType.QEMU,
                "x86_64",
                new EmulatorSupport(List.of("q35"), Map.of(), values),
                "/payload",
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
    }
}
