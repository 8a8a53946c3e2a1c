package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vm.feature.FeatureWishes;
import org.vireo.core.runtime.ModelJson;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.id.VmId;
import org.vireo.model.job.TaskStatus;

/** Processors of running VMs, and all that is said of changes. */
class LiveMachineTest extends LiveMachineCase {

    @Test
    void moreSocketsShouldReachTheRunningVmAndTheConfiguration() {
        engine.done(update(null, 3, null, false));

        assertThat(running()).contains("current=\"3\"");
        assertThat(settings().topology().sockets()).isEqualTo(3);
        assertThat(engine.events(EventCode.HOT_SET_VCPUS))
                .singleElement()
                .asString()
                .contains("web", "3 vCPUs", "after 1");
    }

    @Test
    void aLiveChangeShouldBeMeasuredByWhatTheVmHasAndNotByWhatItStartsWithNext() {
        monitor.look(vm);
        long memory = settings().memoryBytes() + MODULE;
        engine.done(update(memory, 3, null, true));

        engine.done(update(memory, 3, null, false));

        assertThat(running()).contains("current=\"3\"", "<memory model=\"dimm\"");
        assertThat(modules())
                .singleElement()
                .satisfies(module -> assertThat(module.sizeBytes()).isEqualTo(MODULE));
        assertThat(settings().topology().sockets()).isEqualTo(3);
        assertThat(settings().memoryBytes()).isEqualTo(memory);
        assertThat(engine.events(EventCode.HOT_SET_VCPUS))
                .singleElement()
                .asString()
                .contains("after 1");
    }

    @Test
    void whatTheVmWasGivenShouldBeWhatItHasBeforeItsHostReportsIt() {
        long promised = monitor.look(vm).promisedBytes();
        long memory = settings().memoryBytes() + MODULE;

        engine.done(update(memory, 3, null, false));

        assertThat(monitor.runtime(vm).running(settings()).memoryBytes()).isEqualTo(memory);
        assertThat(monitor.runtime(vm).running(settings()).topology().sockets()).isEqualTo(3);
        assertThat(monitor.runtime(vm).promisedBytes()).isEqualTo(promised + MODULE);
    }

    @Test
    void whatTheVmHasShouldChangeNothingWhenItIsSentBack() {
        monitor.look(vm);
        long now = settings().memoryBytes();
        engine.done(update(2 * Inventory.GIB, 2, null, true));

        engine.done(update(now, 1, null, false));

        assertThat(settings().topology().sockets()).as("for the next start").isEqualTo(2);
        assertThat(settings().memoryBytes()).isEqualTo(2 * Inventory.GIB);
        assertThat(monitor.look(vm).running(settings()).topology().sockets()).isEqualTo(1);
        assertThat(monitor.runtime(vm).running(settings()).memoryBytes()).isEqualTo(now);
    }

    @Test
    void aGuestThatLetsGoLateShouldNotLeaveTheConfigurationTooHigh() {
        engine.done(update(null, 3, null, false));
        monitor.look(vm);
        engine.host().fail(Verb.DOMAIN_SET_VCPUS, refusal("Timed out: vcpu unplug request timed out"));

        engine.done(update(null, 2, null, false));

        assertThat(settings().topology().sockets()).isEqualTo(2);
        assertThat(monitor.look(vm).running(settings()).topology().sockets()).isEqualTo(3);
        assertThat(engine.events(EventCode.VCPUS_KEPT_BY_GUEST))
                .singleElement()
                .asString()
                .contains("web", "3 vCPUs", "do with 2");

        engine.host().domains().changeXml(new VmId(vm), running().replace("current=\"3\"", "current=\"2\""), "audit");
        assertThat(monitor.look(vm).running(settings()).topology().sockets()).isEqualTo(2);
        assertThat(engine.events(EventCode.HOT_SET_VCPUS).getFirst()).contains("2 vCPUs now, after 3");
        monitor.look(vm);
        assertThat(engine.events(EventCode.HOT_SET_VCPUS)).as("each said once").hasSize(2);
    }

    /** The document of the platform says what the balloon leaves, of a VM that has none, too. */
    @Test
    void thePlatformThatWasReadShouldAskNothingOfTheHost() {
        engine.done(new StopVm(vm));
        engine.done(new UpdateVm(
                vm, VmChanges.NONE, false, new FeatureWishes(null, null, null, null, null, null, null, false, null)));
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        PlatformPatch read =
                new PlatformPatch(ModelJson.mapper().valueToTree(settings().platform()));
        assertThat(read.names("memory", "startBytes")).isTrue();

        engine.done(update(null, null, read, false));
        assertThat(engine.refusal(update(null, null, read.with("memory.startBytes", 512L << 20), false)))
                .containsExactly("NO_BALLOON");
    }

    @Test
    void whatTheHostRefusesShouldStayOutOfTheConfiguration() {
        engine.host().fail(Verb.DOMAIN_SET_VCPUS, refusal("no room for vCPUs: timed out"));

        engine.ended(update(null, 2, null, false), TaskStatus.FAILED);

        assertThat(settings().topology().sockets()).isEqualTo(1);
        assertThat(engine.events(EventCode.HOT_SET_VCPUS_FAILED))
                .singleElement()
                .asString()
                .contains("keeps 1 vCPUs instead of 2", "timed out");
    }

    @Test
    void theNameShouldChangeAtOnceThoughTheMachineDoesNotFollow() {
        engine.host().fail(Verb.DOMAIN_SET_VCPUS, refusal("no"));
        VmChanges both =
                new VmChanges("db", null, null, null, new CpuTopology(2, 1, 1), null, null, null, null, null, null);

        engine.ended(new UpdateVm(vm, both), TaskStatus.FAILED);

        assertThat(settings().name()).isEqualTo("db");
        assertThat(settings().topology().sockets()).isEqualTo(1);
    }

    @Test
    void theNextRunShouldLeaveTheRunningVmAsItIs() {
        engine.done(update(2 * Inventory.GIB, 8, null, true));

        assertThat(settings().topology().sockets()).isEqualTo(8);
        assertThat(settings().memoryBytes()).isEqualTo(2 * Inventory.GIB);
        assertThat(running()).doesNotContain("current=\"8\"", "<memory model");
        assertThat(engine.refusal(update(null, null, PlatformPatch.NONE.with("machineType", "pc-q35-7.2"), true)))
                .containsExactly("VM_NOT_DOWN");
    }

    @Test
    void whatCannotBePluggedInShouldBeRefusedBefore() {
        long before = settings().memoryBytes();

        assertThat(engine.refusal(update(null, 5, null, false))).containsExactly("TOO_MANY_SOCKETS");
        assertThat(engine.refusal(update(before + MODULE / 2, null, null, false)))
                .containsExactly("MEMORY_MODULE");
        assertThat(engine.refusal(update(5 * Inventory.GIB, null, null, false))).containsExactly("TOO_MUCH_MEMORY");
        assertThat(engine.violations(update(before / 2, null, null, false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("memory (less", "next_run=true"));
        assertThat(engine.refusal(new UpdateVm(
                        vm,
                        new VmChanges(
                                null, null, null, null, new CpuTopology(1, 2, 1), null, null, null, null, null, null))))
                .containsExactly("VM_NOT_DOWN");
    }

    @Test
    void whatIsSentBackShouldNotBeHeldAgainstWhatIsConfiguredForTheNextStart() {
        monitor.look(vm);
        long now = settings().memoryBytes();
        engine.done(update(2 * now, null, PlatformPatch.NONE.with("memory.guaranteedBytes", now + MODULE), true));
        VmChanges renamed =
                new VmChanges("db", null, null, now, settings().topology(), null, null, null, null, null, null);

        engine.done(new UpdateVm(vm, renamed));

        assertThat(settings().name()).isEqualTo("db");
        assertThat(settings().memoryBytes()).isEqualTo(2 * now);
    }

    @Test
    void aGuestThatWasAskedToLetGoShouldBeGivenItsProcessorsAgain() {
        engine.done(update(null, 3, null, false));
        monitor.look(vm);
        engine.host().fail(Verb.DOMAIN_SET_VCPUS, refusal("Timed out: vcpu unplug request timed out"));
        engine.done(update(null, 2, null, false));
        monitor.look(vm);
        long asked = asked();

        engine.done(update(null, 3, null, false));

        assertThat(settings().topology().sockets()).isEqualTo(3);
        assertThat(asked()).as("the host is asked as well").isEqualTo(asked + 1);
        engine.done(update(null, 2, null, true));
        engine.done(update(null, 3, null, false));
        assertThat(settings().topology().sockets()).as("for the next start").isEqualTo(2);
    }

    private long asked() {
        return engine.host().executed().stream()
                .filter(Verb.DOMAIN_SET_VCPUS::equals)
                .count();
    }

    @Test
    void whatNobodyKnowsShouldNotBeSaidAsAFact() {
        monitor.look(vm);
        engine.host().failAlways(Verb.DOMAIN_ATTACH_DEVICE, new Fault.LoseRequest());

        engine.ended(update(settings().memoryBytes() + MODULE, null, null, false), TaskStatus.UNKNOWN);

        assertThat(engine.events(EventCode.HOT_SET_MEMORY_FAILED))
                .singleElement()
                .asString()
                .contains("may have", "is configured so")
                .doesNotContain("keeps");
    }
}
