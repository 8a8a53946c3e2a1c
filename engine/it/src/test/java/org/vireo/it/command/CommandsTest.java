package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.command.network.UpdateVnicProfile;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.port.IdSource;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.problem.FaultException;
import org.vireo.rest.problem.Faults;

/** How requests submit commands, and wait for them. */
class CommandsTest {

    private EngineFixture engine;
    private Inventory inventory;
    private Commands commands;
    private ApiCall call;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        commands = new Commands(
                engine.part(CommandRunner.class),
                engine.part(TaskQueries.class),
                engine.part(IdSource.class),
                Duration.ofMillis(200));
        call = Calls.api(engine.admin(), Map.of());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private String description() {
        return engine.read(() -> engine.database().vnicProfiles().find(inventory.profile))
                .orElseThrow()
                .description();
    }

    /** A command that says which reading it was made from. */
    private Accepted<UUID> change(Supplier<Integer> reading) {
        return commands.submit(
                reading, seen -> new UpdateVnicProfile(inventory.profile, null, "after " + seen, null), call);
    }

    @Test
    void whatChangedInBetweenShouldBeReadAgain() {
        AtomicInteger changes = new AtomicInteger();

        change(() -> Math.min(changes.incrementAndGet(), 5));

        assertThat(description()).as("made from the reading that was still so").isEqualTo("after 5");
    }

    @Test
    void whatNeverStaysShouldBeRefusedInTheEnd() {
        AtomicInteger changes = new AtomicInteger();

        assertThatThrownBy(() -> change(changes::incrementAndGet))
                .isInstanceOfSatisfying(FaultException.class, fault -> {
                    assertThat(fault.problem().status()).isEqualTo(409);
                    assertThat(fault.problem().code()).isEqualTo(CommandRunner.CONCURRENT_CHANGE);
                });

        assertThat(changes)
                .as("five attempts, each with a look before and one with the locks")
                .hasValue(10);
        assertThat(description()).isEmpty();
    }

    @Test
    void whatVanishesInBetweenShouldBeSaidToBeGone() {
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> change(() -> {
                    if (looks.incrementAndGet() > 1) {
                        throw Faults.notFound("vNIC profile", inventory.profile.toString());
                    }
                    return 0;
                }))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        fault -> assertThat(fault.problem().status()).isEqualTo(404));

        assertThat(description()).isEmpty();
        change(() -> 7);
        assertThat(description()).as("its locks are free again").isEqualTo("after 7");
    }

    @Test
    void aTaskThatOutlastsThePatienceShouldNotCountAsEnded() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddDisk disk = inventory.disk("data");
        Accepted<UUID> accepted = commands.submit(disk, call);

        assertThat(commands.await(accepted, call)).isFalse();

        gate.open();
        engine.await(accepted.taskId());
        assertThat(commands.await(accepted, call)).isTrue();
    }
}
