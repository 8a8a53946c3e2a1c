package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.template.ImportTemplate;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.ShutdownVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.monitoring.apply.HostApplier;
import org.vireo.core.validation.Violation;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;

/**
 * The texts of the failures that users meet most, provoked one by one: each names the thing, shows the value and gives a
 * remedy. They are the table in docs/failures.md; a run with -Dgolden.regenerate=true writes it anew.
 */
class FailureTextsTest {

    private static final Path TABLE = Path.of("..", "..", "docs", "failures.md");
    private static final String HEAD = """
            # What users read when something fails

            Each text below was provoked by a test (`FailureTextsTest`), which compares this table with what the engine says
            and writes it anew when it is run with `-Dgolden.regenerate=true`. `ID` stands for an id, `TIME` for a time.

            A refusal is the answer to the request (the number is its HTTP status); a failure is the end of a task, in
            `/jobs`, in the portal and in the event that belongs to it.

            | situation | code | sentence | remedy |
            |---|---|---|---|
            """;

    /** Who refused, the code, the sentence and what to do. */
    private static final Pattern FAILURE = Pattern.compile("(?:refused: )?([A-Z_]+): (.+); ([^;]+)");

    /** A text as users read it. */
    private record Text(String situation, String code, String sentence, String remedy) {

        String row() {
            return ("| " + situation + " | " + code + " | " + sentence + " | " + remedy + " |")
                    .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
        }
    }

    private final List<Text> texts = new ArrayList<>();
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
    void theTextsOfTypicalFailuresShouldBeThoseOfTheTable() throws IOException {
        UUID vm = inventory.madeBlankVm("web");
        wrongState(vm);
        nameTaken();
        noPermission(vm);
        noFittingHost(inventory.madeBlankVm("huge"));
        noSpace();
        imageMissing();
        hookFailed(vm);
        lockHeld(vm);
        guestAgentSilent(vm);
        hostDown(inventory.madeBlankVm("other"));

        String table = HEAD + String.join("\n", texts.stream().map(Text::row).toList()) + "\n";
        if (Boolean.getBoolean("golden.regenerate")) {
            Files.writeString(TABLE, table);
        }
        assertThat(table).isEqualTo(Files.readString(TABLE));
    }

    private void wrongState(UUID vm) {
        refused("wrong state: a VM that is down is to be stopped", new StopVm(vm), "web", "is down");
    }

    private void nameTaken() {
        refused("name taken", inventory.blankVm("web"), "web", "web");
    }

    private void noPermission(UUID vm) {
        UUID id = UUID.randomUUID();
        engine.database().transactions().run(() -> {
            engine.database().users().add(new User(id, "joe@internal", "hash"));
            engine.database().grant(id, Roles.USER_ROLE, ObjectRef.vm(vm));
        });
        CommandResult<UUID> result = engine.submit(new RemoveVm(vm, false), new Caller(id, "joe@internal", "c"));
        assertThat(result).isInstanceOf(CommandResult.Forbidden.class);
        String message = ((CommandResult.Forbidden<UUID>) result).message();
        int end = message.indexOf(". ") + 1;
        add(
                new Text("no permission", "403", message.substring(0, end), message.substring(end + 1)),
                "joe@internal",
                vm.toString());
    }

    private void noFittingHost(UUID vm) {
        engine.done(new UpdateVm(vm, Inventory.withMemory(null, 100 * Inventory.GIB)));
        refused("no fitting host", new StartVm(vm, null), "huge", "h1");
    }

    private void noSpace() {
        AddDisk disk =
                new AddDisk(UUID.randomUUID(), inventory.storage, "big", "", DiskFormat.RAW, 5000 * Inventory.GIB);
        refused("no space", disk, "main", "5368709120000");
    }

    private void imageMissing() {
        ImportTemplate command = inventory.importOf("debian");
        engine.host().volumes().lose(Inventory.PATH + "/import/debian.qcow2");
        failed("image missing: it is gone before the import copies it", command, "debian.qcow2", "no image file");
    }

    private void hookFailed(UUID vm) {
        refuse(
                Verb.DOMAIN_CREATE,
                new HostError(
                        HostErrorCode.HOOK_FAILED,
                        "Script 50-licence at before_vm_start ended with 1",
                        Optional.empty(),
                        Optional.of("no licence for web"),
                        Optional.empty()));
        failed("hook failed", new StartVm(vm, null), "50-licence", "no licence for web");
    }

    private void lockHeld(UUID vm) {
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID task = engine.accepted(new StartVm(vm, null));
        gate.awaitCall();
        refused("lock held: the VM is being started", new StopVm(vm), "Starting VM web", task.toString());
        gate.open();
        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
    }

    private void guestAgentSilent(UUID vm) {
        refuse(
                Verb.DOMAIN_SHUTDOWN,
                new HostError(
                        HostErrorCode.GUEST_AGENT_UNAVAILABLE,
                        "The agent inside the guest of domain web does not answer within 10 s"));
        failed("guest agent silent", new ShutdownVm(vm), "web", "10 s");
    }

    private void hostDown(UUID vm) {
        HostApplier hosts = engine.part(HostApplier.class);
        hosts.lost(engine.hostId(), "no sign of life", Duration.ofMinutes(1), "t");
        hosts.overdue(engine.hostId(), "t");
        refused("host down: the cluster has no other", new StartVm(vm, null), "other", "h1");
        refused("host down: the storage lies on it", inventory.disk("data"), "h1", "non responsive");
    }

    private void refuse(Verb verb, HostError error) {
        engine.host().fail(verb, new Fault.Refuse(error));
    }

    private <C extends Command<R>, R> void refused(String situation, C command, String thing, String value) {
        List<Violation> violations = engine.violations(command);
        assertThat(violations).as(situation).hasSize(1);
        Violation violation = violations.getFirst();
        int status = switch (violation.kind()) {
            case INVALID -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
        };
        // Where there is no fitting host, each host has a remedy of its own within the sentence.
        String remedy = violation.remedy().isEmpty() ? remedyWithin(violation.message()) : violation.remedy();
        add(new Text(situation, status + " " + violation.code(), violation.message(), remedy), thing, value);
    }

    private static String remedyWithin(String message) {
        int begin = message.lastIndexOf('(');
        int end = message.lastIndexOf(')');
        return begin < 0 || end < begin ? "" : message.substring(begin + 1, end);
    }

    private <C extends Command<R>, R> void failed(String situation, C command, String thing, String value) {
        Task task = engine.ended(command, TaskStatus.FAILED);
        String failure = String.valueOf(task.failure());
        Matcher parts = FAILURE.matcher(failure);
        assertThat(parts.matches()).as(failure).isTrue();
        add(new Text(situation, parts.group(1), parts.group(2), parts.group(3)), thing, value);
    }

    private void add(Text text, String thing, String value) {
        assertThat(text.sentence()).as(text.situation()).contains(thing).contains(value);
        assertThat(text.remedy()).as(text.situation()).isNotBlank();
        texts.add(text);
    }
}
