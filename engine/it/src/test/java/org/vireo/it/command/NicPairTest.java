package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.network.AddVnicProfile;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.nic.NicChanges;
import org.vireo.core.command.nic.RemoveNic;
import org.vireo.core.command.nic.UpdateNic;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.id.VmId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.model.vm.VmDevice;

/** Cards of hosts that are passed through, and those that stand in for them while a VM moves. */
class NicPairTest {

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;
    private UUID passThrough;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        engine.host().domains().startOutside("<domain><name>web</name><uuid>" + vm + "</uuid><devices/></domain>");
        inventory.pretendUp(vm);
        passThrough = UUID.randomUUID();
        VnicProfileSettings settings =
                new VnicProfileSettings("", Bandwidth.UNLIMITED, true, new VnicProfileId(inventory.profile), 0);
        engine.done(new AddVnicProfile(passThrough, inventory.network, "sriov", "", settings));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private UUID pairWithoutFunction() {
        UUID id = UUID.randomUUID();
        engine.done(new AddNic(vm, id, "nic1", passThrough, NicModel.VIRTIO, null, true, false));
        return id;
    }

    private UUID pair() {
        UUID id = pairWithoutFunction();
        engine.done(update(
                id,
                NicChanges.NONE.withOptions(
                        NicOptions.DEFAULT.withVirtualFunction(new HostDeviceSource.Pci(0, 5, 0, 1)))));
        return id;
    }

    private List<VmDevice> cards() {
        return inventory.devices(vm).stream()
                .filter(row -> row.device() instanceof NicDevice)
                .toList();
    }

    private UUID standIn() {
        return cards().stream()
                .filter(row -> row.device() instanceof NicDevice nic && nic.standsIn())
                .findFirst()
                .orElseThrow()
                .deviceId()
                .value();
    }

    private UpdateNic update(UUID nic, NicChanges changes) {
        return new UpdateNic(vm, nic, changes);
    }

    private static NicChanges plug(boolean plugged) {
        return new NicChanges(null, null, null, false, null, null, plugged, null);
    }

    private static NicChanges named(String name) {
        return new NicChanges(name, null, null, false, null, null, null, null);
    }

    private String onHost() {
        return engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
    }

    @Test
    void theCardsShouldGoTogether() {
        UUID id = pair();

        engine.done(update(id, plug(true)));
        assertThat(onHost()).contains("type=\"persistent\"", "type=\"transient\"");

        engine.done(update(id, plug(false)));
        assertThat(onHost()).doesNotContain("teaming");
        assertThat(cards()).hasSize(2).noneMatch(VmDevice::isPlugged);

        engine.done(new RemoveNic(vm, id));
        assertThat(cards()).isEmpty();
    }

    @Test
    void aPluggedPairShouldFollowAChange() {
        UUID id = pair();
        engine.done(update(id, plug(true)));

        engine.done(update(id, named("lan")));

        assertThat(engine.host().executed())
                .filteredOn(Verb.DOMAIN_UPDATE_DEVICE::equals)
                .hasSize(2);
    }

    @Test
    void aCardWithoutItsFunctionShouldNotBePluggedThroughTheOneThatStandsIn() {
        pairWithoutFunction();

        assertThat(engine.refusal(update(standIn(), plug(true)))).containsExactly("NIC_WITHOUT_FUNCTION");
    }

    @Test
    void aPairShouldBePluggedWholeOrNotAtAll() {
        UUID id = pair();
        engine.host().fail(Verb.DOMAIN_ATTACH_DEVICE, new Fault.Delay(Duration.ZERO));
        engine.host()
                .fail(
                        Verb.DOMAIN_ATTACH_DEVICE,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "function is taken")));

        engine.ended(update(id, plug(true)), TaskStatus.FAILED);

        assertThat(onHost()).doesNotContain("teaming");
        assertThat(cards()).hasSize(2).noneMatch(VmDevice::isPlugged);
    }

    @Test
    void aCardShouldNotBecomeOneOfAPairOrLeaveOne() {
        UUID alone = UUID.randomUUID();
        engine.done(new AddNic(vm, alone, "nic2", inventory.profile, NicModel.VIRTIO, null, true, false));
        UUID id = pair();

        assertThat(engine.refusal(update(alone, moved(passThrough)))).contains("NIC_OF_PAIR");
        assertThat(engine.refusal(update(id, moved(inventory.profile)))).contains("NIC_OF_PAIR");
    }

    private static NicChanges moved(UUID profile) {
        return new NicChanges(null, null, profile, false, null, null, null, null);
    }

    @Test
    void aPairShouldBePluggedWholeOrNotAtAllByTheNextEngineToo() {
        UUID id = pair();
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_ATTACH_DEVICE);
        UUID task = engine.accepted(update(id, plug(true)));
        gate.awaitCall();
        engine.kill();
        gate.open();
        EngineFixture.awaitThat("the first card", () -> onHost().contains("type=\"persistent\""));
        new Monitor(engine).look(vm);
        engine.host()
                .fail(
                        Verb.DOMAIN_ATTACH_DEVICE,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "function is taken")));

        engine.restart();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FAILED);
        assertThat(onHost()).doesNotContain("teaming");
        assertThat(cards()).hasSize(2).noneMatch(VmDevice::isPlugged);
    }
}
