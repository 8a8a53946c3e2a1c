package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.host.StatisticsDelta;

/** Numbers that come by themselves. */
public interface StatisticsContract {

    ContractHost host();

    @Test
    default void statisticsShouldTellEverythingAndThenWhatChanges() throws InterruptedException {
        var listener = new RecordingListener();
        try (var connection = host().connect(listener, Optional.empty())) {
            assertThat(connection.greeting().features()).contains(HostGreeting.STATISTICS);
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            ContractHost.done(connection.info().followStatistics(ContractHost.call()));
            awaitTold(
                    listener,
                    delta -> delta.domains().stream()
                            .anyMatch(domain -> domain.id().equals(id)));
            connection.vms().destroy(keyed(), id);
            var told = awaitTold(listener, delta -> delta.gone().contains(id));
            assertThat(told.getFirst().whole()).isTrue();
            assertThat(told.getFirst().host().whole()).isTrue();
            assertThat(told.getFirst().host().numbers()).isNotEmpty();
            assertThat(told.stream().skip(1)).noneMatch(StatisticsDelta::whole);
            assertThat(told.stream()
                            .flatMap(delta -> delta.domains().stream())
                            .filter(domain -> domain.id().equals(id) && domain.whole()))
                    .hasSize(1);
        }
    }

    @Test
    default void whoDoesNotFollowShouldBeToldNothing() throws InterruptedException {
        var deaf = new RecordingListener();
        var follower = new RecordingListener();
        try (var one = host().connect(deaf, Optional.empty());
                var other = host().connect(follower, Optional.empty())) {
            ContractHost.done(other.info().followStatistics(ContractHost.call()));
            awaitTold(follower, StatisticsDelta::whole);
            ContractHost.done(one.info().statistics(ContractHost.call()));
            assertThat(deaf.told()).isEmpty();
        }
    }

    private static CallContext keyed() {
        return ContractHost.call().withIdempotencyKey(UUID.randomUUID().toString());
    }

    private List<StatisticsDelta> awaitTold(RecordingListener listener, Predicate<StatisticsDelta> fits)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (listener.told().stream().noneMatch(fits)) {
            assertThat(System.nanoTime()).as("told: %s", listener.told()).isLessThan(end);
            host().cycle();
            Thread.sleep(50);
        }
        return listener.told();
    }
}
