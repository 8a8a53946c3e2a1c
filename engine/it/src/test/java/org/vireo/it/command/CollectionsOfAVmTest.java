package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Cdrom;
import org.vireo.api.type.Core;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.File;
import org.vireo.api.type.GraphicsConsole;
import org.vireo.api.type.GraphicsType;
import org.vireo.api.type.NumaNodePin;
import org.vireo.api.type.VirtualNumaNode;
import org.vireo.api.type.VnicProfile;
import org.vireo.core.command.Caller;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vm.feature.FeatureWishes;
import org.vireo.core.query.Search;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;
import org.vireo.rest.network.VnicProfilesResource;
import org.vireo.rest.problem.FaultException;
import org.vireo.rest.vm.VmCdromsResource;
import org.vireo.rest.vm.VmConsolesResource;
import org.vireo.rest.vm.hardware.VmNumaNodesResource;

/** Collections of a VM that are parts of its settings, as the API's resources write them. */
class CollectionsOfAVmTest {

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    /** A call of the administrator with these parameters in its query. */
    private SecurityContext call(Map<String, String> parameters) {
        return Calls.of(engine.admin(), parameters);
    }

    @Test
    void aConsoleShouldTakeAlongWhatItsClientsAloneUse() {
        engine.done(new UpdateVm(vm, VmChanges.NONE, false, FeatureWishes.of(GraphicsProtocol.SPICE, true)));
        VmConsolesResource consoles = engine.part(VmConsolesResource.class);
        SecurityContext security = call(Map.of());
        GraphicsConsole spice = consoles.list(vm.toString(), security).items().stream()
                .filter(console -> console.getProtocol() == GraphicsType.SPICE)
                .findFirst()
                .orElseThrow();

        consoles.remove(vm.toString(), String.valueOf(spice.getId()), security);

        assertThat(inventory.devices(vm)).noneMatch(row -> row.device() instanceof SpiceAgentChannelDevice);
        assertThatThrownBy(() -> consoles.remove(vm.toString(), String.valueOf(spice.getId()), security))
                .isInstanceOf(FaultException.class);
    }

    /** What the stored form writes of an absent pin is no pin. */
    @Test
    void whoMayEditAVmShouldNeedNoRightOnHostsForNodesThatAreNotPinned() {
        withOneNode();
        Caller manager = new Caller(UUID.randomUUID(), "joe@internal", "c");
        engine.database().transactions().run(() -> {
            engine.database().users().add(new User(manager.userId(), manager.principal(), "hash"));
            engine.database().grant(manager.userId(), Roles.USER_VM_MANAGER, ObjectRef.vm(vm));
        });
        VmNumaNodesResource nodes = engine.part(VmNumaNodesResource.class);
        String node = firstNode(nodes);
        VirtualNumaNode change = new VirtualNumaNode();
        change.setMemory(512L);
        SecurityContext security = Calls.of(manager, Map.of());

        assertThat(nodes.update(vm.toString(), node, change, security).getMemory())
                .isEqualTo(512L);
        NumaNodePin pin = new NumaNodePin();
        pin.setIndex(0L);
        change.setNumaNodePins(List.of(pin));
        assertThatThrownBy(() -> nodes.update(vm.toString(), node, change, security))
                .hasMessageContaining("edit_host_configuration");
    }

    private void withOneNode() {
        List<NumaCell> cells = List.of(NumaCell.of(CpuSet.of("0"), 1L << 30));
        engine.done(new UpdateVm(vm, VmChanges.of(PlatformPatch.NONE.with("cpu.numa.cells", cells))));
    }

    private String firstNode(VmNumaNodesResource nodes) {
        return String.valueOf(
                nodes.list(vm.toString(), call(Map.of())).items().getFirst().getId());
    }

    @Test
    void theNodesOfARunningVmShouldBeThoseOfItsNextStart() {
        withOneNode();
        inventory.pretendUp(vm);
        VmNumaNodesResource nodes = engine.part(VmNumaNodesResource.class);
        String node = firstNode(nodes);
        VirtualNumaNode change = new VirtualNumaNode();
        change.setMemory(512L);

        assertThatThrownBy(() -> nodes.update(vm.toString(), node, change, call(Map.of())))
                .hasMessageContaining("next_run=true");
        assertThat(nodes.update(vm.toString(), node, change, call(Map.of("next_run", "true")))
                        .getMemory())
                .isEqualTo(512L);
    }

    private static VirtualNumaNode withVcpu(long vcpu) {
        Core core = new Core();
        core.setIndex(vcpu);
        Cpu cpu = new Cpu();
        cpu.setCores(List.of(core));
        VirtualNumaNode node = new VirtualNumaNode();
        node.setCpu(cpu);
        return node;
    }

    @Test
    void aNodeWithAnotherLowestVcpuShouldBeAnsweredUnderItsNewId() {
        engine.done(new UpdateVm(
                vm,
                new VmChanges(null, null, null, null, new CpuTopology(2, 1, 1), null, null, null, null, null, null)));
        withOneNode();
        VmNumaNodesResource nodes = engine.part(VmNumaNodesResource.class);
        String node = firstNode(nodes);

        VirtualNumaNode moved = nodes.update(vm.toString(), node, withVcpu(1), call(Map.of()));

        assertThat(moved.getId()).isNotEqualTo(node).isEqualTo(firstNode(nodes));
        VirtualNumaNode renumbered = new VirtualNumaNode();
        renumbered.setIndex(1L);
        assertThatThrownBy(() -> nodes.update(vm.toString(), String.valueOf(moved.getId()), renumbered, call(Map.of())))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The index 1 is not that of this NUMA node, which is 0");
        assertThatThrownBy(() -> nodes.get(vm.toString(), node, call(Map.of())))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("no NUMA node " + node);
    }

    @Test
    void theMediumOfARunningVmShouldBeAnsweredAsItsHostPutItIn() {
        AddDisk iso = new AddDisk(UUID.randomUUID(), inventory.storage, "iso", "", DiskFormat.RAW, 1 << 20);
        engine.done(iso);
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        VmCdromsResource drives = engine.part(VmCdromsResource.class);
        String drive = new UUID(0, 0).toString();
        SecurityContext current = call(Map.of("current", "true"));
        File file = new File();
        file.setId(iso.id().toString());
        Cdrom wanted = new Cdrom();
        wanted.setFile(file);

        assertThat(drives.update(vm.toString(), drive, wanted, current).getFile())
                .satisfies(answered ->
                        assertThat(answered.getId()).isEqualTo(iso.id().toString()));

        engine.host()
                .fail(
                        Verb.DOMAIN_UPDATE_DEVICE,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "the tray is locked")));
        assertThatThrownBy(() -> drives.update(vm.toString(), drive, new Cdrom(), current))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("the tray is locked");
    }

    @Test
    void aProfileThatIsRenamedShouldLeaveTheCardsAlone() {
        engine.done(new AddNic(vm, UUID.randomUUID(), "nic1", inventory.profile, NicModel.VIRTIO, null, true));
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_UPDATE_DEVICE);
        VnicProfile renamed = new VnicProfile();
        renamed.setName("other");

        engine.part(VnicProfilesResource.class).update(inventory.profile.toString(), renamed, call(Map.of()));

        assertThat(engine.read(() -> engine.database().tasks().search(Search.ALL)).stream()
                        .filter(task -> task.description().contains("vNIC profile other"))
                        .toList())
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.endedAt()).isNotNull());
        gate.open();
    }
}
