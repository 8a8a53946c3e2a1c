package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.StartVm;

/** A change that is only tried is answered as it would be, and nothing of it stays. */
class RehearsalTest {

    private EngineFixture engine;
    private Inventory inventory;
    private CommandRunner runner;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        runner = engine.part(CommandRunner.class);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void whatWouldBeAcceptedShouldLeaveNothing() {
        List<Integer> before = counts();
        int changes = engine.changes().size();
        AddVm web = inventory.blankVm("web");
        assertThat(runner.rehearse(web, engine.admin())).isInstanceOf(CommandResult.Accepted.class);
        assertThat(runner.rehearse(web, engine.admin())).as("and once more").isInstanceOf(CommandResult.Accepted.class);
        assertThat(counts()).isEqualTo(before);
        assertThat(engine.changes()).hasSize(changes);
        engine.done(web);
        assertThat(runner.rehearse(new StartVm(web.id(), null), engine.admin()))
                .isInstanceOf(CommandResult.Accepted.class);
        assertThat(engine.host().created()).isEmpty();
        engine.done(new StartVm(web.id(), null));
    }

    @Test
    void whatWouldBeRefusedShouldSayAllThatIsWrong() {
        engine.done(inventory.blankVm("web"));
        AddVm same = inventory.blankVm("web");
        assertThat(EngineFixture.codes(runner.rehearse(same, engine.admin()))).isEqualTo(engine.refusal(same));
        assertThat(EngineFixture.isDenied(runner.rehearse(same, engine.managerOf(inventory.madeBlankVm("other")))))
                .isTrue();
        assertThat(EngineFixture.codes(runner.rehearse(new RemoveVm(same.id(), false), engine.admin())))
                .containsExactly("NOT_FOUND");
    }

    private static List<Integer> counts() {
        return List.of(
                SharedDatabase.count("vm"),
                SharedDatabase.count("task"),
                SharedDatabase.count("entity_lock"),
                SharedDatabase.count("audit_event"),
                SharedDatabase.count("scheduled_tasks"),
                SharedDatabase.count("permission"));
    }
}
