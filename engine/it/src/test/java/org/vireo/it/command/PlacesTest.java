package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.cluster.AddCluster;
import org.vireo.core.command.cluster.RemoveCluster;
import org.vireo.core.command.cluster.UpdateCluster;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.datacenter.RemoveDataCenter;
import org.vireo.core.command.datacenter.UpdateDataCenter;
import org.vireo.core.command.network.AddNetwork;
import org.vireo.core.command.network.RemoveNetwork;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.NicModel;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.VnicProfile;

/** Data centers, clusters and networks. */
class PlacesTest {

    private EngineFixture engine;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void addShouldMakeAnnounceAndRecordADataCenter() {
        UUID id = UUID.randomUUID();

        engine.done(new AddDataCenter(id, "dc", "first", true));

        assertThat(engine.read(() ->
                        engine.database().dataCenters().find(id).orElseThrow().description()))
                .isEqualTo("first");
        assertThat(engine.changes())
                .contains(new EntityChanged(EntityKind.DATACENTER, id.toString(), ChangeKind.CREATED));
        assertThat(engine.events(EventCode.DATA_CENTER_ADDED))
                .singleElement()
                .asString()
                .contains("dc");
    }

    @Test
    void addShouldTellEverythingThatIsWrongWithADataCenterAtOnce() {
        engine.done(new AddDataCenter(UUID.randomUUID(), "dc", "", true));

        assertThat(engine.refusal(new AddDataCenter(UUID.randomUUID(), "dc", "bad \u0001 text", true)))
                .containsExactlyInAnyOrder("NAME_IN_USE", "INVALID_DESCRIPTION");
        assertThat(engine.refusal(new AddDataCenter(UUID.randomUUID(), " ", "", true)))
                .contains("INVALID_NAME");
    }

    @Test
    void nobodyWithoutPermissionShouldAddADataCenter() {
        CommandResult<UUID> result = engine.submit(
                new AddDataCenter(UUID.randomUUID(), "dc", "", true), new Caller(UUID.randomUUID(), "eve", "c"));

        assertThat(result).isInstanceOf(CommandResult.Forbidden.class);
    }

    @Test
    void updateShouldChangeOnlyWhatIsGiven() {
        UUID id = UUID.randomUUID();
        engine.done(new AddDataCenter(id, "dc", "first", true));

        engine.done(new UpdateDataCenter(id, "renamed", null));

        var dataCenter =
                engine.read(() -> engine.database().dataCenters().find(id).orElseThrow());
        assertThat(dataCenter.name()).isEqualTo("renamed");
        assertThat(dataCenter.description()).isEqualTo("first");
        assertThat(engine.refusal(new UpdateDataCenter(UUID.randomUUID(), "x", null)))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void updateShouldStaySilentWhenNothingDiffers() {
        UUID id = UUID.randomUUID();
        engine.done(new AddDataCenter(id, "dc", "first", true));

        engine.done(new UpdateDataCenter(id, "dc", "first"));

        assertThat(engine.events(EventCode.DATA_CENTER_UPDATED)).isEmpty();
    }

    @Test
    void removeShouldRefuseADataCenterThatIsNotEmptyAndSayWhatIsInIt() {
        Inventory inventory = Inventory.complete(engine);

        var violations = engine.violations(new RemoveDataCenter(inventory.dataCenter));

        assertThat(violations).hasSize(3);
        assertThat(violations.toString()).contains("cl", "lan", "main");
    }

    @Test
    void removeShouldTakeEmptyPlacesAwayFromTheInsideOut() {
        UUID dataCenter = UUID.randomUUID();
        UUID cluster = UUID.randomUUID();
        engine.done(new AddDataCenter(dataCenter, "dc", "", true));
        engine.done(new AddCluster(cluster, dataCenter, "cl", "", "x86_64", BiosType.Q35_SEA_BIOS));

        engine.done(new RemoveCluster(cluster));
        engine.done(new RemoveDataCenter(dataCenter));

        assertThat(engine.events(EventCode.CLUSTER_REMOVED)).hasSize(1);
        assertThat(engine.events(EventCode.DATA_CENTER_REMOVED)).hasSize(1);
    }

    @Test
    void addShouldRefuseAClusterOfAnUnknownArchitectureInAnUnknownDataCenter() {
        AddCluster command =
                new AddCluster(UUID.randomUUID(), UUID.randomUUID(), "cl", "", "pdp11", BiosType.Q35_SEA_BIOS);

        assertThat(engine.refusal(command)).containsExactlyInAnyOrder("NOT_FOUND", "CLUSTER_ARCHITECTURE");
    }

    @Test
    void updateShouldRefuseTheNameOfAnotherCluster() {
        Inventory inventory = Inventory.withHost(engine);
        UUID other = UUID.randomUUID();
        engine.done(new AddCluster(other, inventory.dataCenter, "other", "", "x86_64", BiosType.Q35_OVMF));

        assertThat(engine.refusal(new UpdateCluster(other, "cl", null))).containsExactly("NAME_IN_USE");
        engine.done(new UpdateCluster(other, "third", "new"));
        assertThat(engine.events(EventCode.CLUSTER_UPDATED))
                .singleElement()
                .asString()
                .contains("third");
    }

    @Test
    void removeShouldRefuseAClusterWithHostsVmsAndTemplates() {
        Inventory inventory = Inventory.complete(engine);
        inventory.template("debian");
        inventory.madeBlankVm("web");

        assertThat(engine.violations(new RemoveCluster(inventory.cluster)).toString())
                .contains("h1", "web", "debian");
    }

    @Test
    void addShouldGiveANetworkAProfileOfTheSameName() {
        Inventory inventory = Inventory.complete(engine);

        List<VnicProfile> profiles =
                engine.read(() -> engine.database().vnicProfiles().ofNetworks(List.of(inventory.network)));

        assertThat(profiles).singleElement().satisfies(profile -> {
            assertThat(profile.id()).isEqualTo(inventory.profile);
            assertThat(profile.name()).isEqualTo("lan");
        });
    }

    @Test
    void addShouldRefuseWhatLinuxCannotCallABridge() {
        Inventory inventory = Inventory.complete(engine);
        for (String bridge : List.of("", "sixteen-letters-", "br/0", "..", "br 0", "br:0", "br\n")) {
            AddNetwork command =
                    new AddNetwork(UUID.randomUUID(), UUID.randomUUID(), inventory.dataCenter, "n", "", bridge, 0);
            assertThat(engine.refusal(command)).as(bridge).containsExactly("NETWORK_BRIDGE");
        }
        AddNetwork twice =
                new AddNetwork(UUID.randomUUID(), UUID.randomUUID(), inventory.dataCenter, "lan", "", "br1", 67);
        assertThat(engine.refusal(twice)).containsExactlyInAnyOrder("NAME_IN_USE", "NETWORK_MTU");
    }

    @Test
    void removeShouldRefuseANetworkThatANicUses() {
        Inventory inventory = Inventory.complete(engine);
        UUID vm = inventory.madeBlankVm("web");
        engine.done(new AddNic(vm, UUID.randomUUID(), "nic1", inventory.profile, NicModel.VIRTIO, null, true));

        assertThat(engine.violations(new RemoveNetwork(inventory.network)).toString())
                .contains("NETWORK_IN_USE", "web");
    }

    @Test
    void removeShouldTakeANetworkAwayWithItsProfiles() {
        Inventory inventory = Inventory.complete(engine);

        engine.done(new RemoveNetwork(inventory.network));

        assertThat(engine.read(() -> engine.database().vnicProfiles().find(inventory.profile)))
                .isEmpty();
        assertThat(engine.events(EventCode.NETWORK_REMOVED)).hasSize(1);
    }
}
