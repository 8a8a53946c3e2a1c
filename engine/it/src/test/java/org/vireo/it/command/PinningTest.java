package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.id.VmId;
import org.vireo.model.job.TaskStatus;

/** VMs whose pinning policy decides about processors, on a host of two nodes with two cores of two threads each. */
class PinningTest {

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

    private UUID vm(String name, CpuPinningPolicy policy, int vcpus) {
        UUID id = inventory.madeBlankVm(name);
        PlatformPatch pinned = PlatformPatch.NONE.with("cpu.pinning.policy", policy);
        engine.done(new UpdateVm(
                id,
                new VmChanges(
                        null, null, null, null, new CpuTopology(vcpus, 1, 1), null, null, null, null, null, pinned)));
        return id;
    }

    private String xml(UUID vm) {
        return engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
    }

    @Test
    void dedicatedVmsShouldGetProcessorsThatNobodyElseHas() {
        UUID first = vm("first", CpuPinningPolicy.DEDICATED, 2);
        UUID second = vm("second", CpuPinningPolicy.DEDICATED, 6);
        UUID third = vm("third", CpuPinningPolicy.DEDICATED, 1);
        engine.done(new StartVm(first, null));
        engine.done(new StartVm(second, null));

        assertThat(xml(first))
                .contains("<vcpupin cpuset=\"0\" vcpu=\"0\"/>", "<vcpupin cpuset=\"4\" vcpu=\"1\"/>")
                .contains("<emulatorpin cpuset=\"0,4\"/>", "mode=\"preferred\"", "nodeset=\"0\"");
        assertThat(xml(second)).contains("<emulatorpin cpuset=\"1-3,5-7\"/>", "mode=\"interleave\"");
        assertThat(engine.violations(new StartVm(third, null)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .contains("h1", "1 processors for itself", "only 0", "fewer vCPUs"));
    }

    private UUID vmWithEmulatorOn(String cpus) {
        UUID id = inventory.madeBlankVm("emulator-" + cpus);
        engine.done(new UpdateVm(id, VmChanges.of(PlatformPatch.NONE.with("cpu.pinning.emulator", cpus))));
        return id;
    }

    @Test
    void qemusThreadsShouldKeepOffWhatAnotherVmHasForItself() {
        engine.done(new StartVm(vm("first", CpuPinningPolicy.DEDICATED, 2), null));

        assertThat(engine.violations(new StartVm(vmWithEmulatorOn("4"), null)))
                .singleElement()
                .satisfies(
                        violation -> assertThat(violation.text()).contains("emulator", "processors 4,", "for itself"));
    }

    @Test
    void aProcessorOfQemusThreadsShouldBeGivenToNobodyAlone() {
        UUID vm = vmWithEmulatorOn("1");
        engine.done(new StartVm(vm, null));

        assertThat(xml(vm)).contains("<emulatorpin cpuset=\"1\"/>").doesNotContain("<vcpupin");
        assertThat(engine.refusal(new StartVm(vm("all", CpuPinningPolicy.DEDICATED, 8), null)))
                .containsExactly("NO_HOST");
        engine.done(new StartVm(vm("rest", CpuPinningPolicy.DEDICATED, 7), null));
    }

    @Test
    void whatARunHadShouldBeFreeAfterIt() {
        UUID first = vm("first", CpuPinningPolicy.ISOLATE_THREADS, 4);
        UUID second = vm("second", CpuPinningPolicy.ISOLATE_THREADS, 1);
        engine.done(new StartVm(first, null));
        assertThat(engine.refusal(new StartVm(second, null))).containsExactly("NO_HOST");

        engine.done(new StopVm(first));

        engine.done(new StartVm(second, null));
        assertThat(xml(second)).contains("<vcpupin cpuset=\"0\" vcpu=\"0\"/>");
    }

    @Test
    void aStartThatFailedShouldLeaveNothingTaken() {
        UUID first = vm("first", CpuPinningPolicy.DEDICATED, 8);
        engine.host().fail(Verb.DOMAIN_CREATE, new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "no")));
        engine.ended(new StartVm(first, null), TaskStatus.FAILED);

        engine.done(new StartVm(vm("second", CpuPinningPolicy.DEDICATED, 8), null));
    }

    @Test
    void anEngineThatWasKilledShouldKnowWhatIsTaken() {
        engine.done(new StartVm(vm("first", CpuPinningPolicy.DEDICATED, 7), null));

        engine.killAndRestart();

        assertThat(engine.refusal(new StartVm(vm("second", CpuPinningPolicy.DEDICATED, 2), null)))
                .containsExactly("NO_HOST");
    }

    @Test
    void aResizedGuestShouldBecomeItsHost() {
        UUID large = vm("large", CpuPinningPolicy.RESIZE_AND_PIN_NUMA, 1);

        engine.done(new StartVm(large, null));

        assertThat(xml(large))
                .contains(">4</vcpu>", "sockets=\"2\"", "cores=\"1\"", "threads=\"2\"")
                .contains("<vcpupin cpuset=\"1\" vcpu=\"0\"/>", "<vcpupin cpuset=\"7\" vcpu=\"3\"/>")
                .contains("<emulatorpin cpuset=\"0,2,4,6\"/>", "<memnode cellid=\"1\"");
        assertThat(inventory.vm(large).settings().topology()).isEqualTo(CpuTopology.SINGLE);
    }

    @Test
    void aVmThatIsPlacedShouldNotBeGivenMoreVcpus() {
        UUID vm = vm("first", CpuPinningPolicy.DEDICATED, 1);
        engine.done(new UpdateVm(vm, VmChanges.of(PlatformPatch.NONE.with("cpu.maxSockets", 4))));
        engine.done(new StartVm(vm, null));

        VmChanges more =
                new VmChanges(null, null, null, null, new CpuTopology(2, 1, 1), null, null, null, null, null, null);
        assertThat(engine.refusal(new UpdateVm(vm, more))).containsExactly("CPU_PINNING");
    }
}
