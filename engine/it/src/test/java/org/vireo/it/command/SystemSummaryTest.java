package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.user.UpdateUser;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.query.system.SystemQueries;
import org.vireo.core.query.system.SystemSummary;
import org.vireo.core.query.system.SystemSummary.Count;

/** What the API's root says of how much there is. */
class SystemSummaryTest {

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

    @Test
    void whatRunsShouldBeCountedAmongAllForWhoSeesEverything() {
        inventory.madeBlankVm("down");
        UUID vm = inventory.madeBlankVm("up");
        engine.done(new StartVm(vm, null));
        engine.done(new UpdateUser(engine.managerOf(vm).userId(), null, false));
        SystemQueries queries = engine.part(SystemQueries.class);
        assertThat(queries.summary(engine.admin()))
                .contains(new SystemSummary(new Count(1, 1), new Count(1, 1), new Count(1, 2), new Count(1, 2)));
        assertThat(queries.summary(engine.managerOf(vm))).isEqualTo(Optional.empty());
    }
}
