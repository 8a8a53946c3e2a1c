package org.vireo.hostproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.HostOutcome.Unreachable;
import org.vireo.hostproxy.vm.CreateDomain;

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
        assertThat(new Refused<>(BUSY).summary())
                .isEqualTo("refused: BUSY: queue full; try again when what runs there has ended");
        assertThat(new Unreachable<>("off").summary()).isEqualTo("host unreachable: off");
        assertThat(new Unknown<>("late").summary()).isEqualTo("outcome unknown: late");
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
