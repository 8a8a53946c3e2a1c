package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.GraphicsConsole;
import org.vireo.api.type.GraphicsType;
import org.vireo.api.type.NumaNodePin;
import org.vireo.api.type.VirtualNumaNode;
import org.vireo.core.command.Caller;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vm.feature.FeatureWishes;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Role;
import org.vireo.model.user.User;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.FaultException;
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
        return call(engine.admin(), parameters);
    }

    private static SecurityContext call(Caller caller, Map<String, String> parameters) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>(parameters);
        UriInfo uri = fake(UriInfo.class, Map.of("getPathSegments", List.of(), "getQueryParameters", query));
        Principal call = new ApiCall(caller, uri, null);
        return fake(SecurityContext.class, Map.of("getUserPrincipal", call));
    }

    /** An object of the container's that answers what is known and nothing else. */
    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return answer;
                }));
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
            engine.database()
                    .users()
                    .addPermission(new Permission(
                            UUID.randomUUID(), manager.userId(), Role.USER_VM_MANAGER, ObjectRef.vm(vm)));
        });
        VmNumaNodesResource nodes = engine.part(VmNumaNodesResource.class);
        String node = firstNode(nodes);
        VirtualNumaNode change = new VirtualNumaNode();
        change.setMemory(512L);
        SecurityContext security = call(manager, Map.of());

        assertThat(nodes.update(vm.toString(), node, change, security).getMemory())
                .isEqualTo(512L);
        NumaNodePin pin = new NumaNodePin();
        pin.setIndex(0L);
        change.setNumaNodePins(List.of(pin));
        assertThatThrownBy(() -> nodes.update(vm.toString(), node, change, security))
                .hasMessageContaining("edit_host");
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
}
