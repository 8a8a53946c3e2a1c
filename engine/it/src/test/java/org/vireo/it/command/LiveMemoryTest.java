package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vmdevice.AddVmDevice;
import org.vireo.core.command.vmdevice.RemoveVmDevice;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.HostLoad;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.VmId;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmStatus;

/** Memory of running VMs. */
class LiveMemoryTest extends LiveMachineCase {

    @Test
    void memoryBesideTheConfiguredSizeShouldCountToTheMaximum() {
        engine.done(new StopVm(vm));
        engine.database()
                .transactions()
                .run(() -> engine.database()
                        .vms()
                        .addDevice(new VmDevice(
                                vm, MemoryDevice.dimm(new DeviceId(UUID.randomUUID()), Inventory.GIB, 0))));
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        assertThat(monitor.look(vm).running(settings()).memoryBytes())
                .isEqualTo(settings().memoryBytes());
        assertThat(monitor.runtime(vm).promisedBytes()).isEqualTo(settings().memoryBytes() + Inventory.GIB);

        assertThat(engine.violations(update(4 * Inventory.GIB, null, null, false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .contains(Long.toString(4 * Inventory.GIB), Long.toString(3 * Inventory.GIB) + " at most"));
        engine.done(update(settings().memoryBytes() + MODULE, null, null, false));
    }

    @Test
    void memoryThatItsHostDoesNotHaveShouldNotBePluggedIn() {
        engine.done(update(null, null, PlatformPatch.NONE.with("memory.maxBytes", 256 * Inventory.GIB), true));
        engine.done(new StopVm(vm));
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);

        assertThat(engine.violations(update(128 * Inventory.GIB, null, null, false)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("NOT_ENOUGH_MEMORY");
                    assertThat(violation.text()).contains("MiB of memory left");
                });
    }

    @Test
    void memoryThatAVmIsBeingGivenShouldNotBeGivenToAnother() {
        roomFor(vm);
        UUID other = inventory.madeBlankVm("db");
        roomFor(other);
        monitor.look(vm);
        monitor.look(other);
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_ATTACH_DEVICE);
        UUID task = engine.accepted(update(40 * Inventory.GIB, null, null, false));
        gate.awaitCall();
        monitor.look(vm);

        assertThat(engine.refusal(new UpdateVm(other, Inventory.withMemory(null, 40 * Inventory.GIB))))
                .containsExactly("NOT_ENOUGH_MEMORY");

        gate.open();
        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(promised()).isEqualTo(41 * Inventory.GIB);
        engine.done(new StopVm(vm));
        engine.done(new UpdateVm(other, Inventory.withMemory(null, 40 * Inventory.GIB)));
    }

    @Test
    void memoryThatTheHostRefusedShouldBeFreeAgain() {
        roomFor(vm);
        monitor.look(vm);
        engine.host().fail(Verb.DOMAIN_ATTACH_DEVICE, refusal("cannot allocate"));

        engine.ended(update(40 * Inventory.GIB, null, null, false), TaskStatus.FAILED);

        assertThat(promised()).isEqualTo(Inventory.GIB);
    }

    @Test
    void aMemoryDeviceOfARunningVmShouldFindRoomOnItsHost() {
        roomFor(vm);
        monitor.look(vm);

        assertThat(engine.violations(module(64))).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("NOT_ENOUGH_MEMORY");
            assertThat(violation.text()).contains("65536 MiB", "VM web");
        });

        AddVmDevice large = module(40);
        engine.done(large);
        assertThat(promised()).isEqualTo(41 * Inventory.GIB);
        monitor.look(vm);
        assertThat(promised()).isEqualTo(41 * Inventory.GIB);
        engine.host().fail(Verb.DOMAIN_ATTACH_DEVICE, refusal("cannot allocate"));
        engine.ended(module(8), TaskStatus.FAILED);
        assertThat(promised()).isEqualTo(41 * Inventory.GIB);

        engine.done(new RemoveVmDevice(vm, large.deviceId()));
        assertThat(promised()).isEqualTo(Inventory.GIB);
    }

    private AddVmDevice module(long gibibytes) {
        return new AddVmDevice(
                vm,
                UUID.randomUUID(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", "MEMORY")
                        .put("model", "DIMM")
                        .put("sizeBytes", gibibytes * Inventory.GIB));
    }

    /** Starts the VM anew, such that it can grow to all that its host has. */
    private void roomFor(UUID id) {
        engine.done(
                new UpdateVm(id, VmChanges.of(PlatformPatch.NONE.with("memory.maxBytes", 256 * Inventory.GIB)), true));
        if (inventory.vmStatus(id) != VmStatus.DOWN) {
            engine.done(new StopVm(id));
        }
        engine.done(new StartVm(id, null));
        inventory.pretendUp(id);
    }

    private long promised() {
        return engine.read(() -> engine.database().vms().loads(List.of(engine.hostId())))
                .getOrDefault(engine.hostId(), HostLoad.none(engine.hostId()))
                .promisedBytes();
    }

    @Test
    void memoryThatNobodyConfiguredShouldBePromisedToo() {
        monitor.look(vm);
        long promised = promised();
        engine.host()
                .domains()
                .changeXml(
                        new VmId(vm),
                        running()
                                .replace(
                                        "<memory unit=\"KiB\">" + Inventory.GIB / 1024,
                                        "<memory unit=\"KiB\">" + 3 * Inventory.GIB / 1024)
                                .replace(
                                        "</devices>",
                                        "<memory model=\"dimm\"><target><size unit=\"KiB\">" + 2 * Inventory.GIB / 1024
                                                + "</size></target><alias name=\"dimm0\"/></memory></devices>"),
                        "virsh attach-device");

        monitor.look(vm);

        assertThat(promised()).isEqualTo(promised + 2 * Inventory.GIB);
        assertThat(monitor.runtime(vm).running(settings()).memoryBytes()).isEqualTo(Inventory.GIB);
    }

    @Test
    void theBalloonShouldFollowAndTheGuaranteeBeKept() {
        long half = settings().memoryBytes() / 2;
        PlatformPatch smaller =
                PlatformPatch.NONE.with("memory.startBytes", half).with("memory.guaranteedBytes", half);

        engine.done(update(null, null, smaller, false));

        assertThat(running()).contains("<currentMemory unit=\"KiB\">" + half / 1024 + "</currentMemory>");
        assertThat(settings().platform().memory().startBytes()).isEqualTo(half);
        assertThat(settings().platform().memory().guaranteedBytes()).isEqualTo(half);

        engine.done(update(null, null, PlatformPatch.NONE.with("memory.startBytes", 0), false));
        assertThat(running()).contains("<currentMemory unit=\"KiB\">" + half / 512 + "</currentMemory>");
        assertThat(settings().platform().memory().startBytes()).isZero();
        assertThat(engine.violations(update(
                        null, null, PlatformPatch.NONE.with("memory.guaranteedBytes", 99 * Inventory.GIB), false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("memory_policy.guaranteed"));
    }

    @Test
    void moreMemoryShouldComeAsAModuleThatGoesWhenTheVmStops() {
        long wanted = settings().memoryBytes() + MODULE;

        engine.done(update(wanted, null, null, false));

        assertThat(modules()).singleElement().satisfies(module -> {
            assertThat(module.sizeBytes()).isEqualTo(MODULE);
            assertThat(running()).contains("ua-" + module.id());
        });
        assertThat(settings().memoryBytes()).isEqualTo(wanted);
        assertThat(engine.events(EventCode.HOT_SET_MEMORY)).hasSize(1);

        engine.done(new StopVm(vm));
        assertThat(modules()).isEmpty();
        engine.done(new StartVm(vm, null));
        assertThat(running()).contains("<memory unit=\"KiB\">" + wanted / 1024).doesNotContain("<memory model");
    }

    @Test
    void aModuleThatAKilledEnginePluggedInShouldBeFoundWhenTheHostIsBack() {
        long memory = settings().memoryBytes() + MODULE;
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_ATTACH_DEVICE);
        UUID task = engine.accepted(update(memory, null, null, false));
        gate.awaitCall();

        engine.killAndRestart();
        gate.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(engine.host().executed()).containsOnlyOnce(Verb.DOMAIN_ATTACH_DEVICE);
        assertThat(modules()).hasSize(1);
        assertThat(settings().memoryBytes()).isEqualTo(memory);
    }

    @Test
    void whatWasReportedBeforeTheTaskWasTakenUpShouldBeConfiguredAllTheSame() {
        long memory = settings().memoryBytes() + MODULE;
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_ATTACH_DEVICE);
        UUID task = engine.accepted(update(memory, null, null, false));
        gate.awaitCall();
        engine.kill();
        gate.open();
        for (int look = 0; look < 200 && !running().contains("<memory model=\"dimm\""); look++) {
            EngineFixture.pause();
        }
        monitor.look(vm);

        engine.restart();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(settings().memoryBytes()).isEqualTo(memory);
    }

    @Test
    void aModuleThatTheHostRefusesShouldBeForgotten() {
        engine.host().fail(Verb.DOMAIN_ATTACH_DEVICE, refusal("not enough memory"));
        long before = settings().memoryBytes();

        engine.ended(update(before + MODULE, null, null, false), TaskStatus.FAILED);

        assertThat(modules()).isEmpty();
        assertThat(settings().memoryBytes()).isEqualTo(before);
        assertThat(engine.events(EventCode.HOT_SET_MEMORY_FAILED))
                .singleElement()
                .asString()
                .contains("not enough memory");
    }

    @Test
    void theSlotsOfTheRunningVmShouldBeTheLimit() {
        long before = settings().memoryBytes();
        engine.done(update(before + MODULE, null, null, false));
        engine.done(update(before + 2 * MODULE, null, null, false));

        assertThat(engine.refusal(update(before + 3 * MODULE, null, null, false)))
                .containsExactly("NO_MEMORY_SLOT");
    }

    @Test
    void aBalloonThatTheHostRefusesShouldBeSaid() {
        engine.host().fail(Verb.DOMAIN_SET_BALLOON, refusal("no balloon"));

        engine.ended(
                update(null, null, PlatformPatch.NONE.with("memory.startBytes", MODULE), false), TaskStatus.FAILED);

        assertThat(settings().platform().memory().startBytes()).isZero();
        assertThat(engine.events(EventCode.HOT_SET_MEMORY_FAILED))
                .singleElement()
                .asString()
                .contains("balloon", "not told to leave it 128 MiB", "no balloon");
    }

    @Test
    void theBalloonShouldNotKeepMoreThanIsLeftWhenAModuleGoes() {
        long before = settings().memoryBytes();
        engine.done(update(before + MODULE, null, null, false));
        PlatformPatch all = PlatformPatch.NONE
                .with("memory.startBytes", before + MODULE)
                .with("memory.guaranteedBytes", before + MODULE);
        engine.done(update(null, null, all, false));

        engine.done(new RemoveVmDevice(vm, modules().getFirst().id().value()));

        assertThat(settings().memoryBytes()).isEqualTo(before);
        assertThat(settings().platform().memory().startBytes()).isEqualTo(before);
        assertThat(settings().platform().memory().guaranteedBytes()).isEqualTo(before);
        assertThat(engine.events(EventCode.VM_DEVICE_REMOVED))
                .singleElement()
                .asString()
                .contains("at most the " + (before >> 20) + " MiB");
        engine.done(new StopVm(vm));
        engine.done(new StartVm(vm, null));
    }
}
