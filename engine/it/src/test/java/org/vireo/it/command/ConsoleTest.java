package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.access.Identity;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.console.IssueProxyTicket;
import org.vireo.core.command.permission.RemovePermission;
import org.vireo.core.command.user.UpdateUser;
import org.vireo.core.console.ConsoleClosing;
import org.vireo.core.console.ConsoleClosing.Reason;
import org.vireo.core.console.ConsoleOpening;
import org.vireo.core.console.ConsoleWatch;
import org.vireo.core.console.Consoles;
import org.vireo.core.console.OpenConsole;
import org.vireo.hostproxy.console.ConsoleEnd;
import org.vireo.model.ObjectRef;
import org.vireo.model.console.ConsoleKind;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.vm.VmDevice;

/** Consoles, from the ticket to the last byte. */
class ConsoleTest {

    /** What the product promises of what is taken away. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private EngineFixture engine;
    private Inventory inventory;
    private Consoles consoles;
    private ConsoleWatch watch;
    private AccessTokens tokens;
    private UUID vm;
    private Caller jane;
    private String login;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        HandWiring wiring = engine.wiring();
        consoles = wiring.get(Consoles.class);
        watch = wiring.get(ConsoleWatch.class);
        tokens = wiring.get(AccessTokens.class);
        watch.start();
        jane = engine.managerOf(vm);
        login = tokens.issue(new Identity(jane.userId(), jane.principal()), "::1", "c")
                .token();
    }

    @AfterEach
    void stop() {
        watch.stop();
        engine.close();
    }

    private void runsOnHost() {
        StringBuilder devices = new StringBuilder();
        rows().forEach(row -> devices.append("<serial type='pty'><alias name=\"ua-")
                .append(row)
                .append("\"/></serial>"));
        engine.host()
                .domains()
                .startOutside("<domain type='kvm'><name>web</name><uuid>" + vm + "</uuid><devices>" + devices
                        + "</devices></domain>");
        inventory.pretendUp(vm);
    }

    private List<String> rows() {
        return engine.read(() -> engine.database().vms().devices(vm)).stream()
                .map(row -> row.deviceId().value().toString())
                .toList();
    }

    private String ticket(ConsoleKind console, boolean force, @Nullable String token) {
        CommandResult<String> result = engine.submit(
                new IssueProxyTicket(
                        vm,
                        console,
                        force,
                        tokens.credential(jane.userId(), token).fingerprint()),
                jane);
        assertThat(result).isInstanceOf(CommandResult.Accepted.class);
        return ((CommandResult.Accepted<String>) result).value();
    }

    private OpenConsole opened(String ticket, RecordingScreen screen) {
        ConsoleOpening opening = consoles.open(ticket, screen);
        assertThat(opening).isInstanceOf(ConsoleOpening.Opened.class);
        return ((ConsoleOpening.Opened) opening).console();
    }

    private Reason refused(String ticket) {
        ConsoleOpening opening = consoles.open(ticket, new RecordingScreen());
        assertThat(opening).isInstanceOf(ConsoleOpening.Refused.class);
        return ((ConsoleOpening.Refused) opening).why().reason();
    }

    @Test
    void bytesShouldGoBothWaysAndTheAuditLogSayWho() {
        runsOnHost();
        RecordingScreen screen = new RecordingScreen();
        String ticket = ticket(ConsoleKind.VNC, false, login);
        OpenConsole console = opened(ticket, screen);
        engine.host().consoles().show(new VmId(vm), "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
        screen.awaitText("RFB 003.008\n");
        console.type("typed".getBytes(StandardCharsets.US_ASCII));
        screen.awaitText("RFB 003.008\ntyped");

        console.close(new ConsoleClosing(Reason.LEFT, "Closed by the browser's side."));

        screen.awaitClosing(Reason.LEFT, AT_ONCE);
        assertThat(engine.events(EventCode.VM_CONSOLE_CONNECTED))
                .singleElement()
                .asString()
                .contains(jane.principal(), "VNC", "web")
                .doesNotContain(ticket);
        EngineFixture.awaitThat(
                "the event",
                () -> engine.events(EventCode.VM_CONSOLE_DISCONNECTED)
                        .equals(List.of(
                                jane.principal() + " left the VNC console of VM web: Closed by the browser's side.")));
    }

    @Test
    void aTicketShouldBeGoodOnceAndNotForLong() throws Exception {
        runsOnHost();
        String old = ticket(ConsoleKind.VNC, false, login);
        engine.clock().advance(Duration.ofSeconds(120));
        assertThat(refused(old)).isEqualTo(Reason.NO_TICKET);
        assertThat(refused("made up")).isEqualTo(Reason.NO_TICKET);

        String ticket = ticket(ConsoleKind.SERIAL, false, login);
        List<Callable<ConsoleOpening>> attempts =
                List.of(open(ticket), open(ticket), open(ticket), open(ticket), open(ticket), open(ticket));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(attempts))
                    .extracting(Future::get)
                    .filteredOn(ConsoleOpening.Opened.class::isInstance)
                    .hasSize(1);
        }
    }

    private Callable<ConsoleOpening> open(String ticket) {
        return () -> consoles.open(ticket, new RecordingScreen());
    }

    @Test
    void whatCannotBeShownShouldBeRefusedWithItsReason() {
        assertThat(engine.refusal(new IssueProxyTicket(vm, ConsoleKind.VNC, false, null)))
                .containsExactly("VM_NOT_RUNNING");
        runsOnHost();
        String early = ticket(ConsoleKind.VNC, false, login);
        removeConsoles();
        assertThat(refused(early)).as("gone since the ticket").isEqualTo(Reason.NOT_OPENED);
        assertThat(engine.refusal(new IssueProxyTicket(vm, ConsoleKind.VNC, false, null)))
                .containsExactly("VM_WITHOUT_CONSOLE");
        assertThat(engine.refusal(new IssueProxyTicket(vm, ConsoleKind.SERIAL, false, null)))
                .containsExactly("VM_WITHOUT_CONSOLE");
        assertThat(engine.refusal(new IssueProxyTicket(UUID.randomUUID(), ConsoleKind.VNC, false, null)))
                .containsExactly("NOT_FOUND");
    }

    private void removeConsoles() {
        engine.database()
                .transactions()
                .run(() -> engine.database().vms().devices(vm).stream()
                        .filter(row -> List.of(
                                        DeviceKind.GRAPHICS.name(),
                                        DeviceKind.SERIAL_CONSOLE.name(),
                                        DeviceKind.VIRTIO_CONSOLE.name())
                                .contains(row.kind()))
                        .forEach((VmDevice row) -> engine.database().vms().removeDevice(row)));
    }

    @Test
    void aTextConsoleShouldHaveOneUserUntilItIsTakenByForce() {
        runsOnHost();
        RecordingScreen first = new RecordingScreen();
        opened(ticket(ConsoleKind.SERIAL, false, login), first);
        jane = engine.managerOf(vm);
        ConsoleOpening second = consoles.open(ticket(ConsoleKind.SERIAL, false, null), new RecordingScreen());
        assertThat(second)
                .asInstanceOf(type(ConsoleOpening.Refused.class))
                .returns(Reason.IN_USE, refused -> refused.why().reason());
        opened(ticket(ConsoleKind.SERIAL, true, null), new RecordingScreen());
        first.awaitClosing(Reason.TAKEN, AT_ONCE);
    }

    @Test
    void aConsoleShouldEndWithItsRightItsLoginAndItsUser() {
        runsOnHost();
        RecordingScreen byLogin = new RecordingScreen();
        RecordingScreen byPassword = new RecordingScreen();
        opened(ticket(ConsoleKind.VNC, false, login), byLogin);
        opened(ticket(ConsoleKind.VNC, false, null), byPassword);
        String unused = ticket(ConsoleKind.VNC, false, login);
        tokens.revoke(login, "c");
        byLogin.awaitClosing(Reason.WITHDRAWN, AT_ONCE);
        assertThat(refused(unused)).isEqualTo(Reason.NO_TICKET);
        assertThat(byPassword.closing()).as("it was not opened with that login").isNull();
        engine.done(new UpdateUser(jane.userId(), null, false));
        byPassword.awaitClosing(Reason.WITHDRAWN, AT_ONCE);

        jane = engine.managerOf(vm);
        RecordingScreen byRight = new RecordingScreen();
        opened(ticket(ConsoleKind.VNC, false, null), byRight);
        String late = ticket(ConsoleKind.VNC, false, null);
        UUID permission = engine.read(() -> engine.database().permissions().of(ObjectRef.user(jane.userId())))
                .getFirst()
                .id();
        engine.done(new RemovePermission(permission, ObjectRef.vm(vm)));
        byRight.awaitClosing(Reason.WITHDRAWN, AT_ONCE);
        assertThat(refused(late)).isEqualTo(Reason.NO_TICKET);
    }

    @Test
    void aConsoleShouldEndWithItsVmAndWithItsBrowser() {
        runsOnHost();
        RecordingScreen screen = new RecordingScreen();
        opened(ticket(ConsoleKind.VNC, false, login), screen);
        engine.host().consoles().endAll(ConsoleEnd.Reason.ENDED);
        screen.awaitClosing(Reason.ENDED, AT_ONCE);

        RecordingScreen dead = new RecordingScreen();
        opened(ticket(ConsoleKind.VNC, false, login), dead);
        dead.leave();
        dead.awaitClosing(Reason.LEFT, AT_ONCE);
    }
}
