package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.id.VmId;

/** What a host reports of the machine itself: its size, and what the guest sets. */
class MachineReportTest {

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

    private void configure(PlatformPatch platform, boolean nextRun) {
        engine.done(new UpdateVm(vm, VmChanges.of(platform), nextRun));
    }

    private void launch() {
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        monitor.look(vm);
    }

    private void guestSetsItsClock(long before, long after) {
        String xml = engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
        assertThat(xml).contains("adjustment=\"" + before + "\"");
        engine.host()
                .domains()
                .changeXml(
                        new VmId(vm),
                        xml.replace("adjustment=\"" + before + "\"", "adjustment=\"" + after + "\""),
                        "clock_change");
        monitor.look(vm);
    }

    /** It has nothing that could be configured otherwise for its next start. */
    @Test
    void aVmOfOthersShouldHaveTheTopologyThatItsHostReports() {
        CpuTopology cores = new CpuTopology(1, 2, 1);
        engine.done(new UpdateVm(vm, new VmChanges(null, null, null, null, cores, null, null, null, null, null, null)));
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        SharedDatabase.change("update vm set origin = 'EXTERNAL', cpu_sockets = 1, cpu_cores = 1");

        monitor.look(vm);

        assertThat(inventory.vm(vm).settings().topology()).isEqualTo(cores);
        assertThat(monitor.runtime(vm).running(inventory.vm(vm).settings()))
                .isEqualTo(inventory.vm(vm).settings());
    }

    private GuestClock clock() {
        return inventory.vm(vm).settings().platform().clock();
    }

    @Test
    void theNextStartShouldBeginWithTheClockThatTheGuestSet() {
        configure(PlatformPatch.NONE.with("clock.basis", GuestClock.Basis.VARIABLE), false);
        launch();

        guestSetsItsClock(0, -3600);

        assertThat(clock().adjustmentSeconds()).isEqualTo(-3600);
        engine.done(new StopVm(vm));
        launch();
        assertThat(engine.host().domains().xmlOf(new VmId(vm)).orElseThrow()).contains("adjustment=\"-3600\"");
    }

    @Test
    void aClockThatIsWantedForTheNextStartShouldOutliveTheReportsOfThisOne() {
        configure(PlatformPatch.NONE.with("clock.basis", GuestClock.Basis.VARIABLE), false);
        launch();
        configure(PlatformPatch.NONE.with("clock.adjustmentSeconds", 7200), true);

        monitor.look(vm);
        assertThat(clock().adjustmentSeconds()).isEqualTo(7200);
    }

    private boolean changesAtNextRun() {
        return monitor.runtime(vm).changesAtNextRun(inventory.vm(vm).settings());
    }

    @Test
    void whateverTheNextStartChangesShouldBeSaid() {
        configure(PlatformPatch.NONE.with("clock.basis", GuestClock.Basis.VARIABLE), false);
        launch();
        guestSetsItsClock(0, -3600);
        configure(PlatformPatch.NONE.with("memory.guaranteedBytes", 512L << 20), false);
        assertThat(changesAtNextRun()).as("what the run followed").isFalse();

        Map<String, Object> changes = Map.of(
                "cpu.model.mode",
                "HOST_MODEL",
                "cpu.pinning.policy",
                "DEDICATED",
                "memory.maxBytes",
                4L << 30,
                "ioThreads",
                3);
        changes.forEach((member, value) -> {
            configure(PlatformPatch.NONE.with(member, value), true);
            assertThat(changesAtNextRun()).as(member).isTrue();
            configure(PlatformPatch.NONE.with(member, null), true);
            assertThat(changesAtNextRun()).as(member + " as before").isFalse();
        });
        VmChanges windows = new VmChanges(null, null, null, null, null, "windows_2022", null, null, null, null, null);
        engine.done(new UpdateVm(vm, windows, true));
        assertThat(changesAtNextRun()).isTrue();
        engine.done(new StopVm(vm));
        assertThat(changesAtNextRun()).isFalse();
    }

    @Test
    void vcpusThatSomebodyElseTookShouldBeSaidOnceAndNotConfigured() {
        engine.done(new UpdateVm(
                vm,
                new VmChanges(
                        null,
                        null,
                        null,
                        null,
                        new org.vireo.model.hardware.CpuTopology(2, 1, 1),
                        null,
                        null,
                        null,
                        null,
                        null,
                        PlatformPatch.NONE.with("cpu.maxSockets", 4))));
        launch();
        String xml = engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
        engine.host().domains().changeXml(new VmId(vm), xml.replace("current=\"2\"", "current=\"1\""), "audit");

        monitor.look(vm);
        monitor.look(vm);

        assertThat(inventory.vm(vm).settings().topology().sockets()).isEqualTo(2);
        assertThat(monitor.runtime(vm)
                        .running(inventory.vm(vm).settings())
                        .topology()
                        .sockets())
                .isEqualTo(1);
        assertThat(engine.events(EventCode.HOT_SET_VCPUS))
                .singleElement()
                .asString()
                .contains("web has 1 vCPUs now, after 2");
    }

    @Test
    void aVmWithLessThanItsSystemWantsShouldBeTakenAndSaid() {
        engine.done(new UpdateVm(
                vm, new VmChanges(null, null, null, null, null, "windows_11", null, null, null, null, null)));

        assertThat(engine.events(EventCode.VM_MEMORY_TOO_SMALL))
                .singleElement()
                .asString()
                .contains("web", "1024 MiB", "Windows 11", "at least 4096 MiB");
    }

    @Test
    void timeZonesOfWindowsShouldBeTakenAndUnknownOnesRefused() {
        configure(
                PlatformPatch.NONE.with("clock.basis", "TIME_ZONE").with("clock.timeZone", "GMT Standard Time"), false);
        assertThat(clock().timeZone()).isEqualTo("GMT Standard Time");
        launch();
        assertThat(engine.host().domains().xmlOf(new VmId(vm)).orElseThrow()).contains("timezone=\"Europe/London\"");

        for (String unknown : new String[] {"Europe/Atlantis", "Atlantis Standard Time"}) {
            assertThat(engine.violations(
                            new UpdateVm(vm, VmChanges.of(PlatformPatch.NONE.with("clock.timeZone", unknown)), true)))
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.text()).contains(unknown));
        }
    }
}
