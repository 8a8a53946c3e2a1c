package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.monitoring.apply.HookLines;
import org.vireo.hostproxy.event.HookPrinted;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStatus;

/** What hook scripts of a host print, in the log of the task that called it. */
class HookLinesTest {

    private static final String SCRIPT = "/etc/vireo-agent/hooks/before_start/10-vlan";

    private EngineFixture engine;
    private HookLines hooks;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        vm = Inventory.complete(engine).madeBlankVm("web");
        hooks = engine.part(HookLines.class);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void whatAHookPrintsShouldStandInTheTasksLogUnderItsStep() {
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID task = engine.accepted(new StartVm(vm, null));
        gate.awaitCall();
        int before = lines(task).size();
        hooks.printed(engine.hostId(), printed(task + ":1", List.of("vlan 7 is up", "done")));
        gate.open();
        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);

        assertThat(lines(task).subList(before, before + 2))
                .extracting(TaskLine::text)
                .containsExactly("hook " + SCRIPT + ": vlan 7 is up", "hook " + SCRIPT + ": done");
        assertThat(lines(task).get(before)).returns(1, TaskLine::position).returns(false, TaskLine::isUndoing);
    }

    @Test
    void aHostShouldFillNoLogHoweverMuchItTells() {
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID task = engine.accepted(new StartVm(vm, null));
        gate.awaitCall();
        int before = lines(task).size();
        hooks.printed(engine.hostId(), printed(task + ":0:undo", Collections.nCopies(1000, "x".repeat(5000))));
        gate.open();
        engine.await(task);
        assertThat(lines(task))
                .hasSize(before + 20)
                .allSatisfy(line -> assertThat(line.text()).hasSizeLessThanOrEqualTo(500));
        assertThat(lines(task)).filteredOn(TaskLine::isUndoing).hasSize(20);

        hooks.printed(engine.hostId(), printed(task + ":0", List.of("overtaken")));
        assertThat(lines(task)).hasSize(before + 21);
        for (int i = 0; i < 30; i++) {
            hooks.printed(engine.hostId(), printed(task + ":0", Collections.nCopies(20, "again")));
        }
        assertThat(lines(task)).hasSizeBetween(500, 519);
    }

    @Test
    void aHostShouldWriteIntoNoTaskThatIsLongOver() {
        UUID task = engine.accepted(new StartVm(vm, null));
        engine.await(task);
        int before = lines(task).size();
        engine.clock().advance(Duration.ofMinutes(2));

        hooks.printed(engine.hostId(), printed(task + ":0", List.of("too late")));
        for (String key : List.of("", "x", UUID.randomUUID() + ":0", task.toString(), task + ":-1", task + ":99999")) {
            hooks.printed(engine.hostId(), printed(key, List.of("nobody's")));
        }
        assertThat(lines(task)).hasSize(before);
    }

    private List<TaskLine> lines(UUID task) {
        return engine.read(() -> engine.database().tasks().lines(task, 1000));
    }

    private HookPrinted printed(String key, List<String> lines) {
        return new HookPrinted("s", 1, engine.clock().instant(), Optional.empty(), key, SCRIPT, lines);
    }
}
