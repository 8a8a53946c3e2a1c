package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.vm.RebootVm;
import org.vireo.core.command.vm.ShutdownVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.launch.VmStates;
import org.vireo.core.monitoring.apply.HostApplier;
import org.vireo.core.monitoring.apply.ReportOrigin;
import org.vireo.core.monitoring.apply.StatusApplier;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmLifeCycle;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;
import org.vireo.model.vm.VmTransitionRefused;

/** Random commands and reports, true or not, in any order: a VM goes along its life cycle or stays. */
@SuppressWarnings("NullAway.Init")
class LifeCycleTest {

    private static final int KINDS = 19;
    private static EngineFixture engine;
    private static Inventory inventory;
    private UUID vm = new UUID(0, 0);

    @BeforeContainer
    static void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
    }

    @AfterContainer
    static void stop() {
        engine.close();
    }

    /** A transition that is not in the table is thrown, out of a report, or so that a task does not end. */
    @Property(tries = 100)
    void noSequenceOfReportsAndCommandsShouldLeaveTheLifeCycle(
            @ForAll @Size(max = 15) List<@IntRange(min = 0, max = KINDS - 1) Integer> acts) {
        vm = inventory.madeBlankVm("vm-" + UUID.randomUUID());
        for (int act : acts) {
            VmRuntime before = row();
            boolean accepted = act(act);
            VmRuntime after = row();
            if (act < 12) {
                assertThat(before.status() == after.status() || isKnown(before.status(), after.status()))
                        .as("report %d led from %s to %s", act, before.status(), after.status())
                        .isTrue();
            }
            if (act == 12 && accepted) {
                assertThat(before.status()).as("what a start was accepted for").isIn(VmStatus.DOWN, VmStatus.PAUSED);
            }
            assertThat(after.hostId() == null).isEqualTo(after.status().isCertainlyOff());
        }
        engine.host().domains().find(new VmId(vm)).ifPresent(domain -> stopForReal());
        inventory.pretendDown(vm);
    }

    @Example
    void whatTheLifeCycleDoesNotHaveShouldLeaveTheRowAndBeTold() {
        vm = inventory.madeBlankVm("vm-" + UUID.randomUUID());
        List<RuntimeException> defects = new ArrayList<>();
        VmStates states = new VmStates(engine.database().vms(), defects::add);
        boolean changed = engine.read(() -> states.change(
                engine.database().vms().runtimeForUpdate(vm).orElseThrow(),
                row -> row.become(VmCause.LAUNCH_DONE, VmStatus.UP, "booted", Instant.EPOCH)));
        assertThat(changed).isFalse();
        assertThat(row()).returns(VmStatus.DOWN, VmRuntime::status).returns("", VmRuntime::statusReason);
        assertThat(defects).singleElement().isInstanceOf(VmTransitionRefused.class);
    }

    private static boolean isKnown(VmStatus from, VmStatus to) {
        for (VmCause cause : VmCause.values()) {
            boolean monitoring = cause.actor() == VmCause.Actor.HOST || cause.actor() == VmCause.Actor.ENGINE;
            if (monitoring && VmLifeCycle.allows(from, cause, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean act(int kind) {
        switch (kind) {
            case 0 -> report(DomainState.RUNNING, "booted", false);
            case 1 -> report(DomainState.PAUSED, "ioerror", false);
            case 2 -> report(DomainState.SHUTDOWN, "", false);
            case 3 -> report(DomainState.SHUTOFF, "", false);
            case 4 -> report(DomainState.CRASHED, "", false);
            case 5 -> report(DomainState.NOSTATE, "starting", true);
            case 6 -> report(DomainState.NOSTATE, "", false);
            case 7 -> applier().all(origin(), List.of());
            case 8 -> applier().stopped(origin(), vm, StopReason.SHUTDOWN);
            case 9 -> lost();
            case 10 -> engine.clock().advance(Duration.ofSeconds(100));
            case 11 -> report(DomainState.BLOCKED, "reboot", false);
            case 12 -> {
                return ran(new StartVm(vm, null));
            }
            case 13 -> {
                return ran(new StopVm(vm));
            }
            case 14 -> {
                return ran(new ShutdownVm(vm));
            }
            case 15 -> {
                return ran(new RebootVm(vm));
            }
            case 16 -> engine.host().fail(Verb.DOMAIN_CREATE, new Fault.LoseAnswer());
            case 17 -> engine.host().fail(Verb.DOMAIN_SHUTDOWN, new Fault.LoseAnswer());
            case 18 -> inventory.pretendUp(vm);
            default -> throw new AssertionError(kind);
        }
        return false;
    }

    private boolean ran(Command<UUID> command) {
        CommandResult<UUID> result = engine.submit(command);
        if (result instanceof CommandResult.Accepted<UUID> accepted) {
            engine.await(accepted.taskId());
            return true;
        }
        return false;
    }

    private static void lost() {
        HostApplier hosts = engine.part(HostApplier.class);
        hosts.lost(engine.hostId(), "no route", Duration.ofMinutes(1), "t");
        hosts.overdue(engine.hostId(), "t");
        hosts.up(engine.hostId(), "t");
    }

    private void report(DomainState state, String reason, boolean beingStarted) {
        applier()
                .some(
                        origin(),
                        List.of(new DomainStatus(
                                new VmId(vm),
                                "web",
                                state,
                                reason,
                                "",
                                beingStarted,
                                Optional.empty(),
                                Optional.empty())));
    }

    private void stopForReal() {
        inventory.pretendUp(vm);
        engine.submit(new StopVm(vm));
    }

    private static StatusApplier applier() {
        return engine.part(StatusApplier.class);
    }

    private static ReportOrigin origin() {
        return new ReportOrigin(engine.hostId(), "report", "t");
    }

    private VmRuntime row() {
        return engine.read(() -> engine.database().vms().runtimes(List.of(vm)).get(vm));
    }
}
