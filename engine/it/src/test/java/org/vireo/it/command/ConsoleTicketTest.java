package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.console.SetConsoleTicket;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.spec.ConsolePassword;

/** One-time passwords of consoles. */
class ConsoleTicketTest {

    private static final String PASSWORD = "Zq7Rw2Lp";

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private SetConsoleTicket ticket() {
        return new SetConsoleTicket(
                vm,
                GraphicsProtocol.VNC,
                new ConsolePassword(PASSWORD, engine.clock().instant().plus(Duration.ofMinutes(2))));
    }

    private void runsOnHost() {
        engine.host()
                .domains()
                .startOutside("<domain type='kvm'><name>web</name><uuid>" + vm + "</uuid><devices>"
                        + "<graphics type='vnc' port='-1' autoport='yes' passwd='locked'/></devices></domain>");
        inventory.pretendUp(vm);
    }

    private String xml() {
        return engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
    }

    @Test
    void aTicketShouldReachTheDomainAndBeKeptNowhere() {
        runsOnHost();

        Task task = engine.done(ticket());

        assertThat(xml()).contains("passwd=\"" + PASSWORD + "\"");
        assertThat(task.arguments()).doesNotContain(PASSWORD);
        assertThat(engine.events(EventCode.VM_CONSOLE_TICKET))
                .singleElement()
                .asString()
                .contains("web")
                .doesNotContain(PASSWORD);
    }

    @Test
    void aConsoleThatTheVmHasNotShouldBeRefused() {
        runsOnHost();

        assertThat(engine.refusal(new SetConsoleTicket(vm, GraphicsProtocol.SPICE, ticket().password())))
                .containsExactly("VM_WITHOUT_CONSOLE");
    }

    @Test
    void aVmThatIsDownShouldBeRefused() {
        assertThat(engine.refusal(ticket())).containsExactly("VM_NOT_RUNNING");
    }

    @Test
    void aTicketThatHasExpiredShouldBeRefused() {
        runsOnHost();

        assertThat(engine.refusal(new SetConsoleTicket(vm, GraphicsProtocol.VNC, ConsolePassword.LOCKED)))
                .containsExactly("TICKET_EXPIRED");
    }

    @Test
    void aHostThatRefusesShouldFailTheTask() {
        inventory.pretendUp(vm);

        engine.ended(ticket(), TaskStatus.FAILED);

        assertThat(engine.events(EventCode.VM_CONSOLE_TICKET_FAILED)).hasSize(1);
    }

    @Test
    void aTicketThatARestartInterruptedShouldFailInClearWords() {
        runsOnHost();
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_UPDATE_DEVICE);
        UUID task = engine.accepted(ticket());
        gate.awaitCall();

        engine.killAndRestart();

        Task ended = engine.await(task);
        gate.open();
        assertThat(ended.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(ended.failure()).contains("restarted", "Ask for a new one");
    }
}
