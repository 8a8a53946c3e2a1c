package org.vireo.rest.mapping;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.api.json.JsonFormat;
import org.vireo.api.json.JsonStyle;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiFormatException;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.Bios;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.CpuPinningPolicy;
import org.vireo.api.type.CpuTopology;
import org.vireo.api.type.CpuTune;
import org.vireo.api.type.Initialization;
import org.vireo.api.type.MemoryPolicy;
import org.vireo.api.type.VcpuPin;
import org.vireo.api.type.Vm;
import org.vireo.api.type.VmStatus;
import org.vireo.api.xml.XmlFormat;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.query.vm.VmView;
import org.vireo.core.validation.Violations;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.vm.VmSettings;
import org.vireo.rest.problem.FaultException;

class VmMapperTest {

    private static final VmSettings SETTINGS = Views.vm("web1", "").vm().settings();

    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);
    private static final ApiFormat JSON = new JsonFormat(Limits.STANDARD, JsonStyle.TEXTS);

    @Test
    void whatClientsCannotDoWithoutShouldAlwaysBeThere() {
        String xml = XML.text(VmMapper.toApi(Views.vm("web1", ""), List.of()));
        assertThat(xml)
                .contains("id=\"" + Views.VM + "\"", "href=\"/ovirt-engine/api/vms/" + Views.VM + "\"")
                .contains("<name>web1</name>", "<description></description>", "<comment></comment>")
                .contains("<status>down</status>", "<type>server</type>", "<memory>1073741824</memory>")
                .contains("<memory_policy>", "<cores>1</cores><sockets>2</sockets><threads>1</threads>")
                .contains("<os><type>debian_12</type></os>", "<cluster href=", "<template href=", "<display>")
                .contains("<creation_time>2026-01-01T10:00:00.000Z</creation_time>")
                .contains("rel=\"nics\"", "rel=\"start\"");
    }

    @Test
    void aRunningVmShouldSayWhereAndWhoItIs() {
        Vm api = VmMapper.toApi(Views.running(), List.of());
        assertThat(api.getStatus()).isEqualTo(VmStatus.UP);
        assertThat(api.getFqdn()).isEqualTo("guest1");
        assertThat(XML.text(api))
                .contains("<host href=\"/ovirt-engine/api/hosts/" + Views.HOST)
                .contains("<address>h1.example.com</address>", "<distribution>Debian GNU/Linux 12</distribution>");
    }

    @Test
    void whatARequestDoesNotSayShouldStayOpen() {
        assertThat(VmMapper.toChanges(new Vm(), password -> password))
                .isEqualTo(new VmChanges(null, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void theMostMemoryShouldBeKeptWhereItIsMoreThanThereIs() {
        MemoryPolicy policy = new MemoryPolicy();
        policy.setMax(2L << 30);
        Vm api = new Vm();
        api.setMemoryPolicy(policy);
        api.setMemory(1L << 30);
        assertThat(VmMapper.toChanges(api, password -> password).platform())
                .isEqualTo(PlatformPatch.NONE.with("memory.maxBytes", 2L << 30));
        api.setMemory(2L << 30);
        assertThat(VmMapper.toChanges(api, password -> password).platform())
                .isEqualTo(PlatformPatch.NONE.with("memory.maxBytes", 0L));
    }

    @Test
    void theMostMemoryShouldBeCountedInWholeMebibytesAsOvirtDoes() {
        MemoryPolicy policy = new MemoryPolicy();
        policy.setMax((2L << 30) + 12345);
        Vm api = new Vm();
        api.setMemoryPolicy(policy);
        assertThat(VmMapper.toChanges(api, password -> password).platform())
                .isEqualTo(PlatformPatch.NONE.with("memory.maxBytes", 2L << 30));
    }

    /** A VM that can be given no more shows the memory that it has. */
    @Test
    void theMostMemoryThatIsShownShouldBeNoWish() {
        Vm api = VmMapper.toApi(Views.vm("web1", ""), List.of());
        api.setMemory(512L << 20);
        VmMapper.complete(api, SETTINGS);
        PlatformPatch patch = VmMapper.toChanges(api, password -> password).platform();
        assertThat(patch == null || patch.document().path("memory").isMissingNode())
                .isTrue();
    }

    @Test
    void whatEqualsTheMemoryOfBeforeShouldBeAWishForAnotherMemory() {
        Vm api = new Vm();
        api.setMemory(512L << 20);
        MemoryPolicy policy = new MemoryPolicy();
        policy.setMax(1L << 30);
        api.setMemoryPolicy(policy);
        VmMapper.complete(api, SETTINGS);
        assertThat(patch(api)).isEqualTo(PlatformPatch.NONE.with("memory.maxBytes", 1L << 30));

        Vm larger = new Vm();
        larger.setMemory(4L << 30);
        MemoryPolicy guarantee = new MemoryPolicy();
        guarantee.setGuaranteed(1L << 30);
        larger.setMemoryPolicy(guarantee);
        VmMapper.complete(larger, SETTINGS);
        assertThat(patch(larger)).isEqualTo(PlatformPatch.NONE.with("memory.guaranteedBytes", 1L << 30));
    }

    @Test
    void aPartOfTheTopologyShouldLeaveTheRest() {
        CpuTopology sockets = new CpuTopology();
        sockets.setSockets(4L);
        Cpu cpu = new Cpu();
        cpu.setTopology(sockets);
        Vm api = new Vm();
        api.setCpu(cpu);
        VmMapper.complete(api, SETTINGS.withTopology(new org.vireo.model.hardware.CpuTopology(2, 2, 1)));
        assertThat(VmMapper.toChanges(api, password -> password).topology())
                .isEqualTo(new org.vireo.model.hardware.CpuTopology(4, 2, 1));
    }

    private static Vm pinned(@Nullable CpuPinningPolicy policy, long vcpu) {
        VcpuPin pin = new VcpuPin();
        pin.setVcpu(vcpu);
        pin.setCpuSet("2-3");
        CpuTune tune = new CpuTune();
        tune.setVcpuPins(List.of(pin));
        Cpu cpu = new Cpu();
        cpu.setCpuTune(tune);
        Vm api = new Vm();
        api.setCpuPinningPolicy(policy);
        api.setCpu(cpu);
        return api;
    }

    private static VmSettings pinned(CpuPinning pinning) {
        Platform platform = SETTINGS.platform();
        return SETTINGS.withPlatform(platform.withCpu(platform.cpu().withPinning(pinning)));
    }

    @Test
    void aPolicyThatIsSaidShouldWinOverThePinsThatWereReadWithIt() {
        VmSettings manual =
                pinned(CpuPinning.manual(List.of(new org.vireo.model.hardware.cpu.VcpuPin(1, CpuSet.of("2-3")))));
        for (CpuPinningPolicy policy : List.of(CpuPinningPolicy.NONE, CpuPinningPolicy.DEDICATED)) {
            Vm back = pinned(policy, 1);
            VmMapper.complete(back, manual);
            CpuPinning after = requireNonNull(patch(back))
                    .applyTo(manual.platform(), new Violations())
                    .cpu()
                    .pinning();
            assertThat(after.policy().name()).isEqualTo(policy.name());
            assertThat(after.vcpus()).isEmpty();
            assertThatThrownBy(() -> VmMapper.complete(pinned(policy, 0), manual))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("[cpu_pinning_policy] is " + policy.wire());
        }
    }

    @Test
    void newPinsShouldBeTakenWhereThePolicyWasOnlyReadWithThem() {
        for (CpuPinningPolicy policy : new CpuPinningPolicy[] {null, CpuPinningPolicy.NONE, CpuPinningPolicy.MANUAL}) {
            Vm api = pinned(policy, 1);
            VmMapper.complete(api, SETTINGS);
            CpuPinning after = requireNonNull(patch(api))
                    .applyTo(Platform.DEFAULT, new Violations())
                    .cpu()
                    .pinning();
            assertThat(after.vcpus()).hasSize(1);
        }
    }

    @Test
    void theGuaranteeShouldBeKeptAndShown() {
        Vm shown = VmMapper.toApi(Views.vm("web1", ""), List.of());
        assertThat(requireNonNull(shown.getMemoryPolicy()).getGuaranteed()).isEqualTo(1L << 30);
        MemoryPolicy policy = new MemoryPolicy();
        policy.setGuaranteed(512L << 20);
        Vm api = new Vm();
        api.setMemoryPolicy(policy);
        assertThat(patch(api)).isEqualTo(PlatformPatch.NONE.with("memory.guaranteedBytes", 512L << 20));
        api.setMemory(512L << 20);
        assertThat(patch(api)).as("all").isEqualTo(PlatformPatch.NONE.with("memory.guaranteedBytes", 0L));
    }

    @Test
    void thePinningPolicyShouldGoWithItsPins() {
        Vm api = new Vm();
        api.setCpuPinningPolicy(CpuPinningPolicy.DEDICATED);
        assertThat(patch(api))
                .isEqualTo(PlatformPatch.NONE
                        .with("cpu.pinning.policy", "DEDICATED")
                        .with("cpu.pinning.vcpus", null));
        VcpuPin pin = new VcpuPin();
        pin.setVcpu(1L);
        pin.setCpuSet("2-3");
        CpuTune tune = new CpuTune();
        tune.setVcpuPins(List.of(pin));
        Cpu cpu = new Cpu();
        cpu.setCpuTune(tune);
        Vm pinned = new Vm();
        pinned.setCpu(cpu);
        Platform manual = requireNonNull(patch(pinned)).applyTo(Platform.DEFAULT, new Violations());
        assertThat(manual.cpu().pinning())
                .isEqualTo(CpuPinning.manual(List.of(new org.vireo.model.hardware.cpu.VcpuPin(1, CpuSet.of("2-3")))));
        assertThat(requireNonNull(
                        VmMapper.toApi(Views.vm("web1", ""), List.of()).getCpuPinningPolicy()))
                .isEqualTo(CpuPinningPolicy.NONE);
    }

    private static @Nullable PlatformPatch patch(Vm api) {
        return VmMapper.toChanges(api, password -> password).platform();
    }

    @Test
    void aRunningVmShouldShowWhatItHasAndOnRequestWhatItStartsWithNext() {
        VmView running = Views.running();
        requireNonNull(running.runtime())
                .machineRead(
                        new RunningMachine(
                                new org.vireo.model.hardware.CpuTopology(3, 1, 1), 4, 2L << 30, 4L << 30, 16, null),
                        2L << 30);

        Vm now = VmMapper.toApi(running, List.of());
        assertThat(now.getMemory()).isEqualTo(2L << 30);
        assertThat(requireNonNull(requireNonNull(now.getCpu()).getTopology()).getSockets())
                .isEqualTo(3);
        assertThat(requireNonNull(requireNonNull(now.getDynamicCpu()).getTopology())
                        .getSockets())
                .isEqualTo(3);
        assertThat(now.getNextRunConfigurationExists()).isTrue();

        Vm next = VmMapper.toApi(running.ofNextRun(), List.of());
        assertThat(next.getMemory()).isEqualTo(1L << 30);
        assertThat(requireNonNull(requireNonNull(next.getCpu()).getTopology()).getSockets())
                .isEqualTo(2);
    }

    @Test
    void aPasswordShouldLeaveOnlyItsHash() {
        Initialization initialization = new Initialization();
        initialization.setRootPassword("secret");
        initialization.setAuthorizedSshKeys("ssh-ed25519 A\n\n ssh-ed25519 B \n");
        Vm api = new Vm();
        api.setInitialization(initialization);
        VmChanges changes = VmMapper.toChanges(api, password -> "$6$hashed");
        assertThat(changes.initialization())
                .isEqualTo(new org.vireo.model.vm.Initialization(
                        null, null, "$6$hashed", List.of("ssh-ed25519 A", "ssh-ed25519 B"), null));
        assertThat(changes.toString()).doesNotContain("secret").doesNotContain("hashed");
    }

    @Test
    void everyFirmwareShouldComeBackAsItWasAskedFor() {
        for (org.vireo.api.type.BiosType type : org.vireo.api.type.BiosType.values()) {
            Bios bios = new Bios();
            bios.setType(type);
            Vm api = new Vm();
            api.setBios(bios);
            BiosType read = VmMapper.toChanges(api, password -> password).biosType();
            if (type == org.vireo.api.type.BiosType.CLUSTER_DEFAULT) {
                assertThat(read).isNull();
            } else {
                assertThat(read).isNotNull().extracting(BiosType::name).isEqualTo(type.name());
            }
        }
    }

    @Property
    void anyTopologyShouldBeTakenOrRefused(@ForAll long sockets, @ForAll long cores, @ForAll long threads) {
        CpuTopology topology = new CpuTopology();
        topology.setSockets(sockets);
        topology.setCores(cores);
        topology.setThreads(threads);
        Cpu cpu = new Cpu();
        cpu.setTopology(topology);
        Vm api = new Vm();
        api.setCpu(cpu);
        try {
            assertThat(requireNonNull(VmMapper.toChanges(api, password -> password)
                                    .topology())
                            .vcpus())
                    .isNotNegative();
        } catch (FaultException e) {
            assertThat(e.problem().status()).isEqualTo(400);
        }
    }

    @Property
    void anyNameAndDescriptionShouldArriveUnchangedOrBeRefused(@ForAll String name, @ForAll String description)
            throws IOException {
        Vm sent = new Vm();
        sent.setName(name);
        sent.setDescription(description);
        for (ApiFormat format : List.of(XML, JSON)) {
            VmChanges changes = VmMapper.toChanges(echo(format, sent), password -> password);
            Vm shown = VmMapper.toApi(
                    Views.vm(requireNonNull(changes.name()), requireNonNull(changes.description())), List.of());
            assertThat(format.text(shown)).isNotEmpty();
            if (isXml(name) && isXml(description)) {
                assertThat(changes.name()).isEqualTo(name);
                assertThat(changes.description()).isEqualTo(description);
            }
        }
    }

    @Property
    void anyBytesShouldBeReadOrRefused(@ForAll String garbage) throws IOException {
        for (ApiFormat format : List.of(XML, JSON)) {
            try {
                VmMapper.toChanges(
                        format.read(Vm.TYPE, new ByteArrayInputStream(garbage.getBytes(StandardCharsets.UTF_8))),
                        password -> password);
            } catch (ApiFormatException | FaultException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static Vm echo(ApiFormat format, Vm sent) throws IOException {
        return format.read(Vm.TYPE, new ByteArrayInputStream(format.text(sent).getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isXml(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000);
    }
}
