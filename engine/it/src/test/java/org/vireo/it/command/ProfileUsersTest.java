package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Command;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.network.AddNetwork;
import org.vireo.core.command.network.AddVnicProfile;
import org.vireo.core.command.network.RemoveNetwork;
import org.vireo.core.command.network.RemoveVnicProfile;
import org.vireo.core.command.network.UpdateNetwork;
import org.vireo.core.command.network.UpdateVnicProfile;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.nic.NicChanges;
import org.vireo.core.command.nic.UpdateNic;
import org.vireo.core.command.vm.StartVm;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.model.vm.DeviceState;

/** Who uses vNIC profiles, and what comes of a change for them. */
class ProfileUsersTest {

    private static final String CLEAN = "clean-traffic";

    private EngineFixture engine;
    private Inventory inventory;
    private Monitor monitor;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        monitor = new Monitor(engine);
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static VnicProfileSettings settings(String filter, boolean passThrough, @Nullable VnicProfileId failover) {
        return new VnicProfileSettings(filter, Bandwidth.UNLIMITED, passThrough, failover, 0);
    }

    private UUID passThroughFailingOverTo(UUID profile) {
        UUID id = UUID.randomUUID();
        engine.done(
                new AddVnicProfile(id, inventory.network, "fast", "", settings("", true, new VnicProfileId(profile))));
        return id;
    }

    private UUID standby() {
        UUID id = UUID.randomUUID();
        engine.done(new AddVnicProfile(id, inventory.network, "standby", "", settings("", false, null)));
        return id;
    }

    private void card(UUID profile) {
        engine.done(new AddNic(vm, UUID.randomUUID(), "nic1", profile, NicModel.VIRTIO, null, true));
    }

    private <R> String refusal(Command<R> command) {
        return engine.violations(command).stream()
                .map(violation -> violation.code() + " " + violation.text())
                .reduce("", (all, one) -> all + one + "\n");
    }

    @Test
    void aProfileThatOthersFailOverToShouldStayAndStayAsItIs() {
        UUID standby = standby();
        passThroughFailingOverTo(standby);

        assertThat(refusal(new RemoveVnicProfile(standby))).contains("PROFILE_IS_FAILOVER", "fast");
        assertThat(refusal(new UpdateVnicProfile(standby, null, null, settings("", true, null))))
                .contains("PROFILE_IS_FAILOVER", "fast");
    }

    @Test
    void aNetworkWhoseProfileOthersFailOverToShouldStay() {
        UUID network = UUID.randomUUID();
        UUID profile = UUID.randomUUID();
        engine.done(new AddNetwork(network, profile, inventory.dataCenter, "backup", "", "br1", 0));
        UUID fast = passThroughFailingOverTo(profile);

        assertThat(refusal(new RemoveNetwork(network))).contains("PROFILE_IS_FAILOVER", "fast");
        engine.done(new RemoveVnicProfile(fast));
        engine.done(new RemoveNetwork(network));
    }

    @Test
    void aCardThatStandsInShouldBeNamedWithItsVm() {
        UUID standby = standby();
        engine.done(new AddNic(
                vm, UUID.randomUUID(), "nic1", passThroughFailingOverTo(standby), NicModel.VIRTIO, null, true, false));

        assertThat(refusal(new RemoveVnicProfile(standby))).contains("PROFILE_IN_USE", "nic1 (stands in) of VM web");
        assertThat(refusal(new UpdateVnicProfile(standby, null, null, settings("", true, null))))
                .contains("PROFILE_IN_USE", "of VM web", "stands in");
    }

    @Test
    void passThroughShouldNotChangeUnderACard() {
        card(inventory.profile);
        assertThat(refusal(new UpdateVnicProfile(inventory.profile, null, null, settings("", true, null))))
                .contains("PROFILE_IN_USE", "nic1 of VM web");
    }

    @Test
    void theCardOfARunningVmShouldFollowItsProfile() {
        card(inventory.profile);
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        monitor.look(vm);

        engine.done(new UpdateVnicProfile(inventory.profile, null, null, settings(CLEAN, false, null)));

        assertThat(engine.host().domains().xmlOf(new VmId(vm)).orElseThrow()).contains("<filterref filter=\"" + CLEAN);
        monitor.look(vm);
        assertThat(state()).isEqualTo(DeviceState.PAIRED);
        assertThat(engine.events(EventCode.NIC_UNPROTECTED)).isEmpty();
    }

    @Test
    void aCardThatCannotFollowShouldBeSaidAndShownUnprotected() {
        card(inventory.profile);
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        monitor.look(vm);
        engine.host()
                .fail(
                        Verb.DOMAIN_UPDATE_DEVICE,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "not today")));

        engine.done(new UpdateVnicProfile(inventory.profile, null, null, settings(CLEAN, false, null)));

        assertThat(engine.events(EventCode.NIC_UPDATE_FAILED))
                .singleElement()
                .asString()
                .contains("web", "nic1", "not today", "next start");
        monitor.look(vm);
        monitor.look(vm);
        assertThat(state()).isEqualTo(DeviceState.UNPROTECTED);
        assertThat(engine.events(EventCode.NIC_UNPROTECTED))
                .singleElement()
                .asString()
                .contains("not behind its network filter " + CLEAN, "behind vireo-");
    }

    private DeviceState state() {
        return inventory.devices(vm).stream()
                .filter(row -> row.kind().equals(DeviceKind.NIC.name()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void startedWithCards(String... names) {
        for (String name : names) {
            engine.done(new AddNic(vm, UUID.randomUUID(), name, inventory.profile, NicModel.VIRTIO, null, true));
        }
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        monitor.look(vm);
    }

    private UpdateVnicProfile clean() {
        return new UpdateVnicProfile(inventory.profile, null, null, settings(CLEAN, false, null));
    }

    private String running() {
        return engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
    }

    @Test
    void aCardShouldFollowWhenItsHostIsBackAfterTheEngineWasKilled() {
        startedWithCards("nic1");
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_UPDATE_DEVICE);
        UUID task = engine.accepted(clean());
        gate.awaitCall();

        engine.killAndRestart();
        gate.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(running()).contains("<filterref filter=\"" + CLEAN);
        assertThat(engine.events(EventCode.NIC_UPDATE_FAILED)).isEmpty();
    }

    @Test
    void aSilentHostShouldBeAskedOnceAndEachOfItsCardsBeSaid() {
        startedWithCards("nic1", "nic2");
        engine.host().fail(Verb.DOMAIN_XML, new Fault.LoseRequest());

        engine.done(clean());

        assertThat(engine.host().executed()).doesNotContain(Verb.DOMAIN_UPDATE_DEVICE);
        assertThat(engine.events(EventCode.NIC_UPDATE_FAILED))
                .hasSize(2)
                .allSatisfy(words -> assertThat(words).contains("does not say what the running VM has"));
    }

    @Test
    void aCardShouldNotChangeWhileItFollowsItsProfile() {
        startedWithCards("nic1");
        UUID nic = inventory.devices(vm).stream()
                .filter(row -> row.kind().equals(DeviceKind.NIC.name()))
                .findFirst()
                .orElseThrow()
                .deviceId()
                .value();
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_UPDATE_DEVICE);
        UUID task = engine.accepted(clean());
        gate.awaitCall();

        NicChanges unlinked = new NicChanges(null, null, null, false, null, false, null, null);
        assertThat(engine.refusal(new UpdateNic(vm, nic, unlinked))).containsExactly("OBJECT_LOCKED");
        assertThat(engine.refusal(new AddVnicProfile(
                        UUID.randomUUID(),
                        otherNetwork(inventory.dataCenter),
                        "fast",
                        "",
                        settings("", true, new VnicProfileId(inventory.profile)))))
                .containsExactly("OBJECT_LOCKED");

        gate.open();
        engine.await(task);
        engine.done(new UpdateNic(vm, nic, unlinked));
        assertThat(running()).contains("state=\"down\"", CLEAN);
    }

    @Test
    void whatIsSentShouldBeWhatIsConfiguredWhenTheHostHasAnswered() {
        startedWithCards("nic1");
        engine.host().fail(Verb.DOMAIN_XML, new Fault.Delay(Duration.ZERO));
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_XML);
        UUID task = engine.accepted(clean());
        gate.awaitCall();

        engine.database()
                .transactions()
                .run(() -> engine.database().vms().devices(vm).stream()
                        .filter(row -> row.device() instanceof NicDevice)
                        .forEach(row -> row.configure(unlinked((NicDevice) Objects.requireNonNull(row.device())))));
        gate.open();

        engine.await(task);
        assertThat(running()).contains("state=\"down\"", CLEAN);
    }

    private static NicDevice unlinked(NicDevice nic) {
        return new NicDevice(
                nic.id(), nic.name(), nic.mac(), nic.vnicProfileId(), nic.model(), false, null, nic.options());
    }

    private UUID otherNetwork(UUID dataCenter) {
        UUID network = UUID.randomUUID();
        engine.done(new AddNetwork(network, UUID.randomUUID(), dataCenter, "other", "", "br1", 0));
        return network;
    }

    @Test
    void aFailoverProfileShouldBeOneOfTheSameDataCenter() {
        UUID elsewhere = UUID.randomUUID();
        engine.done(new AddDataCenter(elsewhere, "dc2", "", true));
        UUID network = otherNetwork(elsewhere);

        assertThat(refusal(new AddVnicProfile(
                        UUID.randomUUID(),
                        network,
                        "fast",
                        "",
                        settings("", true, new VnicProfileId(inventory.profile)))))
                .contains("NETWORK_ELSEWHERE", "lan", "other");
    }

    @Test
    void theFailoverShouldNotChangeUnderACard() {
        UUID standby = standby();
        UUID fast = passThroughFailingOverTo(standby);
        engine.done(new AddNic(vm, UUID.randomUUID(), "nic1", fast, NicModel.VIRTIO, null, true, false));

        assertThat(refusal(new UpdateVnicProfile(fast, null, null, settings("", true, null))))
                .contains("PROFILE_IN_USE", "[failover]", "nic1 of VM web");
        engine.done(new UpdateVnicProfile(
                fast,
                null,
                null,
                new VnicProfileSettings("", Bandwidth.UNLIMITED, true, new VnicProfileId(standby), 2)));
    }

    @Test
    void aRunningCardShouldFollowItsNetwork() {
        startedWithCards("nic1");

        engine.done(new UpdateNetwork(inventory.network, null, null, null, null, true));

        assertThat(running()).contains("isolated=\"yes\"");
    }
}
