package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.network.AddVnicProfile;
import org.vireo.core.command.network.RemoveVnicProfile;
import org.vireo.core.command.network.UpdateNetwork;
import org.vireo.core.command.network.UpdateVnicProfile;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.nic.NicChanges;
import org.vireo.core.command.nic.RemoveNic;
import org.vireo.core.command.nic.UpdateNic;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.VmId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.NetworkSettings;
import org.vireo.model.network.RateLimit;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.VmDevice;

/** NICs of VMs that are down and of VMs that run, and the profiles that they use. */
class NicTest {

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

    private UUID added(String name, @Nullable UUID profile, boolean plugged) {
        UUID id = UUID.randomUUID();
        engine.done(new AddNic(vm, id, name, profile, NicModel.VIRTIO, null, true, plugged));
        return id;
    }

    private UpdateNic update(UUID nic, NicChanges changes) {
        return new UpdateNic(vm, nic, changes);
    }

    private static NicChanges plug(boolean plugged) {
        return new NicChanges(null, null, null, false, null, null, plugged, null);
    }

    private static NicChanges link(boolean linked) {
        return new NicChanges(null, null, null, false, null, linked, null, null);
    }

    private void running() {
        engine.host().domains().startOutside("<domain><name>web</name><uuid>" + vm + "</uuid><devices/></domain>");
        inventory.pretendUp(vm);
    }

    private VmDevice row(UUID nic) {
        return inventory.devices(vm).stream()
                .filter(row -> row.deviceId().value().equals(nic))
                .findFirst()
                .orElseThrow();
    }

    private NicDevice nic(UUID id) {
        return (NicDevice) Objects.requireNonNull(row(id).device());
    }

    private String onHost() {
        return engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
    }

    private void reported(UUID nic) {
        engine.database()
                .transactions()
                .run(() -> engine.database().vms().devices(vm).stream()
                        .filter(row -> row.deviceId().value().equals(nic))
                        .forEach(row ->
                                row.reported(DeviceState.PAIRED, null, UserAlias.of(new DeviceId(nic)), "vnet0")));
    }

    @Test
    void aCardShouldChangeInEverythingWhileItsVmIsDown() {
        UUID id = added("nic1", inventory.profile, true);

        engine.done(update(
                id, new NicChanges("lan", "52:54:00:00:00:01", null, true, NicModel.E1000E, false, false, null)));

        NicDevice changed = nic(id);
        assertThat(changed.name()).isEqualTo("lan");
        assertThat(changed.mac().value()).isEqualTo("52:54:00:00:00:01");
        assertThat(changed.vnicProfileId()).isNull();
        assertThat(changed.model()).isEqualTo(NicModel.E1000E);
        assertThat(changed.linked()).isFalse();
        assertThat(row(id).isPlugged()).isFalse();
        assertThat(engine.events(EventCode.NIC_UPDATED)).hasSize(1);
    }

    @Test
    void aCardShouldBePluggedIntoARunningVmBehindItsFilter() {
        running();

        UUID id = added("nic1", inventory.profile, true);

        assertThat(onHost()).contains(UserAlias.of(new DeviceId(id)), "vireo-no-mac-spoofing");
    }

    @Test
    void theCableOfARunningCardShouldBePulledWithTheFilterStillThere() {
        UUID id = added("nic1", inventory.profile, true);
        running();
        engine.done(update(id, plug(true)));
        assertThat(onHost()).contains("state=\"up\"");
        reported(id);

        engine.done(update(id, link(false)));

        assertThat(onHost()).contains("state=\"down\"", "vireo-no-mac-spoofing");
        assertThat(nic(id).linked()).isFalse();
    }

    @Test
    void hardwareOfAPluggedCardShouldStayWhileItsVmRuns() {
        UUID id = added("nic1", inventory.profile, true);
        running();
        reported(id);

        assertThat(engine.refusal(
                        update(id, new NicChanges(null, null, null, false, NicModel.E1000, null, null, null))))
                .containsExactly("NIC_IS_PLUGGED");
    }

    @Test
    void aCardShouldBeUnpluggedOnlyWhenTheGuestHasLetGo() {
        running();
        UUID id = added("nic1", inventory.profile, true);
        reported(id);
        engine.host().domains().guestsLetGo(false);

        engine.ended(update(id, plug(false)), TaskStatus.FAILED);
        assertThat(row(id).isPlugged()).isTrue();
        assertThat(engine.events(EventCode.NIC_UPDATE_FAILED)).hasSize(1);

        engine.host().domains().guestsLetGo(true);
        engine.done(update(id, plug(false)));
        assertThat(row(id).isPlugged()).isFalse();
        assertThat(onHost()).doesNotContain(UserAlias.of(new DeviceId(id)));
    }

    @Test
    void aCardShouldLeaveARunningVmOnlyWhenTheGuestHasLetGo() {
        running();
        UUID id = added("nic1", inventory.profile, true);
        engine.host().domains().guestsLetGo(false);
        engine.ended(new RemoveNic(vm, id), TaskStatus.FAILED);
        assertThat(engine.events(EventCode.NIC_REMOVE_FAILED)).hasSize(1);
        assertThat(row(id).isManaged()).isTrue();

        engine.host().domains().guestsLetGo(true);
        engine.done(new RemoveNic(vm, id));
        assertThat(inventory.devices(vm))
                .noneMatch(row -> row.deviceId().value().equals(id));
        assertThat(onHost()).doesNotContain(UserAlias.of(new DeviceId(id)));
    }

    @Test
    void aPassedThroughCardShouldNeedAFunctionAndBringTheOneThatStandsIn() {
        UUID profile = UUID.randomUUID();
        engine.done(new AddVnicProfile(
                profile,
                inventory.network,
                "fast",
                "",
                new VnicProfileSettings(null, Bandwidth.UNLIMITED, true, new VnicProfileId(inventory.profile), 0)));
        assertThat(engine.refusal(new AddNic(vm, UUID.randomUUID(), "nic1", profile, NicModel.VIRTIO, null, true)))
                .containsExactly("NIC_WITHOUT_FUNCTION");

        UUID id = added("nic1", profile, false);
        NicOptions options = NicOptions.DEFAULT.withVirtualFunction(new HostDeviceSource.Pci(0, 0x3b, 2, 1));
        engine.done(update(id, NicChanges.NONE.withOptions(options)));
        engine.done(update(id, plug(true)));

        List<NicDevice> cards = inventory.devices(vm).stream()
                .map(VmDevice::device)
                .filter(NicDevice.class::isInstance)
                .map(NicDevice.class::cast)
                .toList();
        assertThat(cards).hasSize(2).allMatch(card -> card.mac().equals(nic(id).mac()));
        assertThat(cards).filteredOn(NicDevice::standsIn).hasSize(1);
        engine.done(new RemoveNic(vm, id));
        assertThat(inventory.devices(vm)).noneMatch(row -> row.device() instanceof NicDevice);
    }

    @Test
    void addressesShouldReachTheFilterOfARunningCard() {
        engine.done(new UpdateVnicProfile(
                inventory.profile,
                null,
                null,
                new VnicProfileSettings("clean-traffic", Bandwidth.UNLIMITED, false, null, 0)));
        running();
        UUID id = added("nic1", inventory.profile, true);
        reported(id);

        engine.done(update(
                id, NicChanges.NONE.withOptions(NicOptions.DEFAULT.withAddresses(List.of(IpAddress.of("192.0.2.7"))))));

        assertThat(onHost()).contains("clean-traffic", "192.0.2.7");
    }

    @Test
    void aProfileShouldSayWhatItCannotBe() {
        VnicProfileSettings impossible = new VnicProfileSettings(
                "no-such-filter", new Bandwidth(new RateLimit(8_000, 0, 0), null), true, null, 0);
        assertThat(engine.refusal(new AddVnicProfile(UUID.randomUUID(), inventory.network, "lan", "", impossible)))
                .containsExactlyInAnyOrder("NAME_IN_USE", "PROFILE_FILTER", "PROFILE_FILTER", "PROFILE_BANDWIDTH");
        VnicProfileSettings failover =
                new VnicProfileSettings(null, Bandwidth.UNLIMITED, false, new VnicProfileId(inventory.profile), 0);
        assertThat(engine.refusal(new UpdateVnicProfile(inventory.profile, null, null, failover)))
                .containsExactlyInAnyOrder("PROFILE_FAILOVER", "PROFILE_FAILOVER");
    }

    @Test
    void aProfileShouldBeRemovedWhenNoCardUsesIt() {
        UUID nic = added("nic1", inventory.profile, true);
        assertThat(engine.refusal(new RemoveVnicProfile(inventory.profile))).containsExactly("PROFILE_IN_USE");

        engine.done(new RemoveNic(vm, nic));
        engine.done(new RemoveVnicProfile(inventory.profile));
    }

    @Test
    void aNetworkShouldChange() {
        engine.done(new UpdateNetwork(inventory.network, "office", "text", 1400, 12, true));

        NetworkSettings settings = engine.read(() -> engine.database()
                .networks()
                .find(inventory.network)
                .orElseThrow()
                .settings());
        assertThat(settings.vlan()).isEqualTo(12);
        assertThat(settings.portIsolation()).isTrue();
        assertThat(engine.refusal(new UpdateNetwork(inventory.network, null, null, 10, 4095, null)))
                .containsExactlyInAnyOrder("NETWORK_MTU", "NETWORK_VLAN");
    }
}
