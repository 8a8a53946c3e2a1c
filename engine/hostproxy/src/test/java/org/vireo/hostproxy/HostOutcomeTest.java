package org.vireo.hostproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.HostOutcome.Unreachable;
import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleTarget;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.model.id.VmId;

class HostOutcomeTest {

    private static final HostError BUSY = new HostError(HostErrorCode.BUSY, "queue full");

    @Test
    void mapShouldChangeOnlyTheValueOfADoneCall() {
        assertThat(new Done<>(2).map(value -> value + 1)).isEqualTo(new Done<>(3));
        for (HostOutcome<Integer> other :
                List.<HostOutcome<Integer>>of(new Refused<>(BUSY), new Unreachable<>("off"), new Unknown<>("late"))) {
            assertThat(other.<Integer>map(value -> value + 1)).isEqualTo(other);
            assertThat(other.done()).isEmpty();
            assertThat(other.isDone()).isFalse();
        }
    }

    @Test
    void summaryShouldSayHowItEnded() {
        assertThat(new Done<>(2).summary()).isEqualTo("done");
        assertThat(new Refused<>(BUSY).summary()).isEqualTo("refused: BUSY: queue full");
        assertThat(new Unreachable<>("off").summary()).isEqualTo("host unreachable: off");
        assertThat(new Unknown<>("late").summary()).isEqualTo("outcome unknown: late");
    }

    @Test
    void whatTheAgentAdvisesShouldNotBeSaidTwice() {
        var full = new HostError(HostErrorCode.STORAGE_FULL, "no space for x; choose another storage");
        assertThat(full.summary()).isEqualTo("STORAGE_FULL: no space for x; choose another storage");
        var silent = new HostError(HostErrorCode.GUEST_AGENT_UNAVAILABLE, "it is silent");
        assertThat(silent.summary()).contains("it is silent; see that qemu-guest-agent runs");
    }

    @Test
    void consoleBeyondItsLimitsShouldNotBeAskedFor() {
        for (Duration idle : List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofSeconds(86_401))) {
            assertThatThrownBy(() -> console("ann", idle)).hasMessageContaining("whole seconds");
        }
        for (String user : List.of("", "a\nb", "x".repeat(257))) {
            assertThatThrownBy(() -> console(user, Duration.ofDays(1))).hasMessageContaining("1 to 256");
        }
        assertThat(console("ann", Duration.ofSeconds(1)).user()).isEqualTo("ann");
    }

    private static ConsoleRequest console(String user, Duration idle) {
        return new ConsoleRequest(new VmId(new UUID(0, 1)), new ConsoleTarget.Display(0), user, false, idle);
    }

    @Test
    void secretsShouldNotBeInTheTextOfARequest() {
        var domain = CreateDomain.withSecrets("<domain/>", Map.of("vnc", new byte[] {'h', 'u', 's', 'h'}));
        assertThat(domain.secrets()).containsEntry("vnc", "aHVzaA==");
        assertThat(domain.toString()).contains("vnc").doesNotContain("aHVzaA==");
    }

    @Test
    void contextWithoutCorrelationIdOrTimeShouldBeRefused() {
        assertThatThrownBy(() -> CallContext.of(" ", Duration.ofSeconds(1))).hasMessageContaining("correlation id");
        assertThatThrownBy(() -> CallContext.of("id", Duration.ZERO)).hasMessageContaining("at least 1 ms");
    }
}
