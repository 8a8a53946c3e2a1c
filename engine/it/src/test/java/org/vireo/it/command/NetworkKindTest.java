package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.network.ConfigureNetwork;
import org.vireo.core.command.network.UpdateVnicProfile;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.nic.RemoveNic;
import org.vireo.core.command.vm.StartVm;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.device.NicModel;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.VnicProfileSettings;

/** What carries networks on their hosts. */
class NetworkKindTest {

    private EngineFixture engine;
    private Inventory inventory;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private ConfigureNetwork configure(String patch) {
        try {
            return new ConfigureNetwork(
                    inventory.network, (ObjectNode) new ObjectMapper().readTree(patch.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(patch, e);
        }
    }

    private void withoutFilter() {
        engine.done(new UpdateVnicProfile(
                inventory.profile, null, null, new VnicProfileSettings("", Bandwidth.UNLIMITED, false, null, 0)));
    }

    private AddNic nicOn(UUID vm) {
        return new AddNic(vm, UUID.randomUUID(), "nic1", inventory.profile, NicModel.VIRTIO, null, true);
    }

    private String startedWithANic(String name) {
        UUID vm = inventory.madeBlankVm(name);
        engine.done(nicOn(vm));
        engine.done(new StartVm(vm, false));
        return engine.host().created().getLast().xml();
    }

    @Test
    void everyKindShouldReachTheHost() {
        engine.done(configure("{'kind': 'LIBVIRT'}"));
        assertThat(startedWithANic("one")).contains("<interface type=\"network\"", "network=\"br0\"");
    }

    @Test
    void aRoutedNetworkShouldLeadToTheCard() {
        withoutFilter();
        engine.done(configure("{'kind': 'ROUTED', 'ipv4Gateway': '192.0.2.1'}"));
        assertThat(startedWithANic("one")).contains("<interface type=\"ethernet\"");
    }

    @Test
    void whereHostsCannotFilterThereShouldBeNoFilter() {
        assertThat(engine.violations(configure("{'kind': 'DIRECT', 'directMode': 'VEPA'}")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("lan", "filter", "DIRECT"));
        withoutFilter();

        engine.done(configure("{'kind': 'DIRECT', 'directMode': 'VEPA'}"));

        assertThat(startedWithANic("one")).contains("<interface type=\"direct\"", "mode=\"vepa\"", "dev=\"br0\"");
    }

    @Test
    void whatCarriesANetworkShouldNotChangeUnderItsCards() {
        UUID vm = inventory.madeBlankVm("web");
        AddNic nic = nicOn(vm);
        engine.done(nic);

        assertThat(engine.violations(configure("{'kind': 'LIBVIRT'}")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("web"));
        engine.done(configure("{'vlan': 12}"));
        engine.done(new RemoveNic(vm, nic.nicId()));
        engine.done(configure("{'kind': 'LIBVIRT'}"));
    }

    @Test
    void whatIsNoSettingShouldBeRefusedInWords() {
        assertThat(engine.violations(configure("{'kind': 'TOKEN_RING'}")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("TOKEN_RING", "BRIDGE"));
        assertThat(engine.refusal(configure("{'vlan': 5000}"))).containsExactly("NETWORK_SETTINGS");
        assertThat(engine.refusal(configure("{'kind': 'ROUTED', 'portIsolation': true}")))
                .containsExactlyInAnyOrder("NETWORK_ISOLATION", "PROFILE_FILTER");
    }

    @Test
    void aRunningCardThatCannotFollowItsNetworkShouldBeSaid() {
        withoutFilter();
        engine.done(configure("{'kind': 'DIRECT', 'directMode': 'VEPA'}"));
        UUID vm = inventory.madeBlankVm("web");
        engine.done(nicOn(vm));
        engine.done(new StartVm(vm, false));
        inventory.pretendUp(vm);
        engine.host()
                .fail(
                        Verb.DOMAIN_UPDATE_DEVICE,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "cannot change the mode")));

        engine.done(configure("{'directMode': 'PRIVATE'}"));

        assertThat(engine.events(EventCode.NIC_UPDATE_FAILED))
                .singleElement()
                .asString()
                .contains("web", "nic1", "its network", "cannot change the mode", "next start");
    }
}
