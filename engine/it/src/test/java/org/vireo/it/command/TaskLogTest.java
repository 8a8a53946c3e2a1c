package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Step;
import org.vireo.api.type.StepStatus;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStatus;
import org.vireo.rest.job.JobLogResource;
import org.vireo.rest.job.JobResource;

/** What the API tells of a task's steps, and of those that are taken back. */
class TaskLogTest {

    private EngineFixture engine;
    private Inventory inventory;
    private SecurityContext admin;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        admin = Calls.of(engine.admin(), Map.of());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aStepAndTheTakingBackOfItShouldBeToldApart() {
        UUID task = cancelledWithAnImageThatStays();

        assertThat(engine.read(() -> engine.database().tasks().lines(task, 10)))
                .extracting(TaskLine::position, TaskLine::isUndoing)
                .containsOnly(tuple(0, true));
        assertThat(log(task)).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("step").asInt()).isZero();
            assertThat(line.path("undoing").asBoolean()).isTrue();
        });
        List<Step> steps = steps(task);
        assertThat(steps).extracting(Step::getNumber).containsExactly(0L, 0L);
        assertThat(steps).extracting(Step::getUndoing).containsExactly(false, true);
    }

    @Test
    void whyAStepFailedShouldStandApartFromWhatItDoes() {
        List<Step> steps = steps(cancelledWithAnImageThatStays());

        assertThat(steps.getFirst().getFailure()).isNull();
        assertThat(steps.getLast().getStatus()).isEqualTo(StepStatus.FAILED);
        assertThat(steps.getLast().getFailure()).contains("it is in use");
        assertThat(steps.getLast().getDescription())
                .isEqualTo("Take back: " + steps.getFirst().getDescription());
    }

    private UUID cancelledWithAnImageThatStays() {
        engine.host()
                .fail(Verb.VOLUME_DELETE, new Fault.Refuse(new HostError(HostErrorCode.DEVICE_IN_USE, "it is in use")));
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddDisk command = inventory.disk("data");
        UUID task = engine.accepted(command);
        gate.awaitCall();
        engine.control().cancel(task, engine.admin());
        gate.open();
        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.UNKNOWN);
        return task;
    }

    private List<JsonNode> log(UUID task) {
        List<TaskLine> lines =
                engine.part(TaskQueries.class).lines(task, engine.admin()).orElseThrow();
        JsonNode shown = JobLogResource.document(lines).path("line");
        return StreamSupport.stream(shown.spliterator(), false).toList();
    }

    private List<Step> steps(UUID task) {
        return engine.part(JobResource.class).steps(task.toString(), admin).items();
    }
}
