package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.console.ConsoleEnd;
import org.vireo.hostproxy.console.ConsoleEnd.Reason;
import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleStream;
import org.vireo.hostproxy.console.ConsoleTarget;
import org.vireo.model.id.VmId;

/** What {@code VmConsoles} does, on VMs whose text console answers with what it is told. */
public interface ConsoleContract {

    ContractHost host();

    private HostConnection connect() {
        return host().connect(new RecordingListener(), Optional.empty());
    }

    private static ConsoleRequest request(VmId id, String user, boolean force) {
        return new ConsoleRequest(id, new ConsoleTarget.Text(TestDomains.CONSOLE), user, force, Duration.ofMinutes(1));
    }

    private static HostOutcome<ConsoleStream> open(HostConnection connection, VmId id, String user, boolean force) {
        return connection.consoles().open(ContractHost.call(), request(id, user, force));
    }

    private VmId started(HostConnection connection) {
        var id = TestDomains.newId();
        ContractHost.done(
                connection.vms().create(ContractHost.call(), TestDomains.withConsole(id, host().echoSocket())));
        return id;
    }

    private static byte[] read(ConsoleStream console, int length) throws InterruptedException {
        var seen = new ByteArrayOutputStream();
        while (seen.size() < length) {
            seen.writeBytes(console.read().orElseThrow(() -> new AssertionError(console.end())));
        }
        return seen.toByteArray();
    }

    private static void assertRefused(HostOutcome<?> outcome, HostErrorCode code, String words) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.error().code()).isEqualTo(code);
            assertThat(refused.error().message()).contains(words);
        });
    }

    @Test
    default void textConsoleShouldCarryBytesBothWaysUnchanged() throws InterruptedException {
        try (var connection = connect()) {
            var id = started(connection);
            try (var console = ContractHost.done(open(connection, id, "ann", false))) {
                var all = new byte[3 << 20];
                new Random(7).nextBytes(all);
                var writer = Thread.ofVirtual().start(() -> write(console, all));
                assertThat(read(console, all.length)).isEqualTo(all);
                writer.join();
                assertThat(console.end()).isEmpty();
            }
            connection.vms().destroy(ContractHost.call(), id);
        }
    }

    private static void write(ConsoleStream console, byte[] data) {
        try {
            console.write(data);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    default void whoComesSecondShouldLearnWhoHasTheConsoleAndMayTakeItOver() throws InterruptedException {
        try (var connection = connect()) {
            var id = started(connection);
            try (var first = ContractHost.done(open(connection, id, "ann", false))) {
                assertRefused(open(connection, id, "bob", false), HostErrorCode.CONSOLE_IN_USE, "ann has ");
                try (var second = ContractHost.done(open(connection, id, "bob", true))) {
                    assertThat(first.read()).isEmpty();
                    assertThat(first.write(new byte[1])).isFalse();
                    assertThat(first.end()).map(ConsoleEnd::reason).contains(Reason.TAKEN);
                    assertThat(first.end().orElseThrow().text()).contains("bob has taken over");
                    assertThat(second.write("x".getBytes(StandardCharsets.UTF_8)))
                            .isTrue();
                    assertThat(read(second, 1)).asString().isEqualTo("x");
                }
            }
        }
    }

    @Test
    default void closedConsoleShouldBeFreeForTheNext() throws InterruptedException {
        try (var connection = connect()) {
            var id = started(connection);
            for (String user : new String[] {"ann", "bob"}) {
                var console = patiently(connection, id, user);
                console.close();
                console.close();
                assertThat(console.read()).isEmpty();
                assertThat(console.end()).map(ConsoleEnd::reason).contains(Reason.CLOSED);
            }
        }
    }

    /** The host hears of the end a moment after the engine. */
    private static ConsoleStream patiently(HostConnection connection, VmId id, String user)
            throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            var console = open(connection, id, user, false).done();
            if (console.isPresent()) {
                return console.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The console of " + id + " stays in use");
    }

    @Test
    default void consolesThatAreNotThereShouldBeRefused() {
        try (var connection = connect()) {
            var unknown = TestDomains.newId();
            assertRefused(open(connection, unknown, "ann", false), HostErrorCode.DOMAIN_NOT_FOUND, unknown.toString());
            var id = started(connection);
            var other = new ConsoleRequest(id, new ConsoleTarget.Text("ua-other"), "ann", false, Duration.ofMinutes(1));
            assertRefused(
                    connection.consoles().open(ContractHost.call(), other), HostErrorCode.DOMAIN_STATE, "ua-other");
        }
    }

    @Test
    default void restartOfTheAgentShouldEndConsoles() throws InterruptedException {
        try (var connection = connect()) {
            var id = started(connection);
            try (var console = ContractHost.done(open(connection, id, "ann", false))) {
                host().restartAgent();
                assertThat(console.read()).isEmpty();
                assertThat(console.end()).map(ConsoleEnd::reason).contains(Reason.LOST);
            }
        }
    }
}
