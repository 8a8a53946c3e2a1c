package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vireo.core.command.vm.RebootVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.DetachDisk;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.device.DiskBus;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.vm.VmStatus;

/** Whoever got no answer asks again, and learns what became of the first request. */
class LostAnswerTest {

    /** The request or its answer is lost, with the connection or without. */
    static final List<Fault> LOSSES =
            List.of(new Fault.LoseRequest(), new Fault.LoseAnswer(), new Fault.CutBefore(), new Fault.CutAfter());

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;
    private UUID disk;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        var data = inventory.disk("data");
        engine.done(data);
        disk = data.id();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @FieldSource("LOSSES")
    void aStartShouldHappenOnceAndBeKnown(Fault loss) {
        engine.host().fail(Verb.DOMAIN_CREATE, loss);

        engine.done(new StartVm(vm, null));

        assertThat(engine.host().created()).hasSize(1);
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.UP);
    }

    @ParameterizedTest
    @FieldSource("LOSSES")
    void aStopShouldBeKnown(Fault loss) {
        engine.done(new StartVm(vm, null));
        engine.host().fail(Verb.DOMAIN_DESTROY, loss);

        engine.done(new StopVm(vm));

        assertThat(engine.host().domains().all()).isEmpty();
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.DOWN);
    }

    @ParameterizedTest
    @FieldSource("LOSSES")
    void aDiskShouldGoInAndOutOnceAndBeKnown(Fault loss) {
        engine.done(new StartVm(vm, null));
        engine.host().fail(Verb.DOMAIN_ATTACH_DEVICE, loss);
        engine.done(new AttachDisk(vm, disk, DiskBus.VIRTIO, false, false));
        engine.host().fail(Verb.DOMAIN_DETACH_DEVICE, loss);
        engine.done(new DetachDisk(vm, disk));

        assertThat(executed(Verb.DOMAIN_ATTACH_DEVICE)).isEqualTo(1);
        assertThat(executed(Verb.DOMAIN_DETACH_DEVICE)).isEqualTo(1);
        assertThat(inventory.disksOf(vm)).isEmpty();
    }

    @Test
    void thatItIsAskedAgainShouldStandInTheLog() {
        engine.done(new StartVm(vm, null));
        engine.host().fail(Verb.DOMAIN_DESTROY, new Fault.LoseAnswer());
        UUID task = engine.accepted(new StopVm(vm));
        engine.await(task);

        assertThat(engine.part(TaskQueries.class).lines(task, engine.admin()).orElseThrow())
                .extracting(TaskLine::text)
                .singleElement()
                .asString()
                .startsWith("Asking again: no answer within");
    }

    @Test
    void aGuestShouldNotBeAskedToRebootASecondTime() {
        engine.done(new StartVm(vm, null));
        engine.host().fail(Verb.DOMAIN_REBOOT, new Fault.LoseRequest());

        engine.ended(new RebootVm(vm), TaskStatus.UNKNOWN);

        assertThat(executed(Verb.DOMAIN_REBOOT)).isZero();
    }

    private long executed(Verb verb) {
        return engine.host().executed().stream().filter(verb::equals).count();
    }
}
