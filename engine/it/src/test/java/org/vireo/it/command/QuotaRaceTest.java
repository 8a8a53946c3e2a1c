package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.command.datacenter.UpdateDataCenter;
import org.vireo.core.command.quota.AddQuota;
import org.vireo.core.command.quota.limit.AddStorageLimit;
import org.vireo.core.command.quota.limit.LimitVms;
import org.vireo.model.quota.QuotaMode;

/** Many at once who want the last of a quota, at two engines: one gets it, and the others are told why not. */
class QuotaRaceTest {

    private static final int MANY = 200;

    private EngineFixture engine;
    private Inventory inventory;
    private final UUID quota = UUID.randomUUID();

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        engine.done(new AddQuota(quota, inventory.dataCenter, "gold", ""));
        engine.done(new UpdateDataCenter(inventory.dataCenter, null, null, QuotaMode.ENABLED));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void theLastVmOfAQuotaShouldBeMadeOnce() throws Exception {
        engine.done(new LimitVms(quota, 2));
        inventory.madeBlankVm("first");
        List<Command<UUID>> wanted = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            wanted.add(inventory.blankVm("vm" + i));
        }
        requireOne(wanted);
        assertThat(SharedDatabase.count("vm where quota_id = '" + quota + "'")).isEqualTo(2);
    }

    @Test
    void theLastStorageOfAQuotaShouldBeUsedOnce() throws Exception {
        engine.done(new AddStorageLimit(UUID.randomUUID(), quota, null, 2 * Inventory.GIB - 1));
        List<Command<UUID>> wanted = new ArrayList<>();
        for (int i = 0; i < MANY / 4; i++) {
            wanted.add(inventory.disk("disk" + i));
        }
        requireOne(wanted);
    }

    private void requireOne(List<Command<UUID>> wanted) throws Exception {
        List<CommandRunner> engines = List.of(engine.part(CommandRunner.class), engine.part(CommandRunner.class));
        CountDownLatch all = new CountDownLatch(wanted.size());
        List<Future<CommandResult<UUID>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < wanted.size(); i++) {
                Command<UUID> command = wanted.get(i);
                CommandRunner runner = engines.get(i % engines.size());
                answers.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return runner.submit(command, engine.admin());
                }));
            }
        }
        int accepted = 0;
        for (Future<CommandResult<UUID>> answer : answers) {
            if (answer.get() instanceof CommandResult.Accepted<UUID>) {
                accepted++;
            } else {
                assertThat(EngineFixture.codes(answer.get())).containsExactly("QUOTA_EXCEEDED");
            }
        }
        assertThat(accepted).isEqualTo(1);
    }
}
