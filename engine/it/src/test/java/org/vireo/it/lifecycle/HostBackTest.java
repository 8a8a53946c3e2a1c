package org.vireo.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;

/** Hosts that were away are used again within seconds, whatever else went wrong meanwhile. */
class HostBackTest {

    private static final Duration SECONDS = Duration.ofSeconds(8);

    private static Lane lane;

    @BeforeAll
    static void open() {
        lane = new Lane();
    }

    @AfterAll
    static void close() {
        lane.close();
    }

    @BeforeEach
    void clear() {
        lane.engine().life().heal();
        lane.clear();
    }

    @Test
    void aConnectionThatBreaksWhileTheDatabaseIsAwayShouldBeMadeAnew() {
        lane.engine().life().databaseAway(true);
        host().cutConnections();
        Patiently.sleep(300);
        lane.engine().life().heal();

        awaitUse();
    }

    @Test
    void aConnectionShouldOutliveADatabaseThatIsAwayForAMoment() {
        Patiently.until("the session", SECONDS, () -> lane.engine().isConnected(id()));
        long asked = answers(Verb.HOST_CAPABILITIES);
        lane.engine().life().databaseAway(true);
        lane.engine().report(id());
        Patiently.until("an answer that cannot be taken", SECONDS, () -> answers(Verb.HOST_CAPABILITIES) > asked);

        assertThat(Patiently.within(Duration.ofMillis(600), () -> !lane.engine().isConnected(id())))
                .as("hung up on the host")
                .isFalse();
        long reports = answers(Verb.DOMAIN_LIST);
        lane.engine().life().heal();
        Patiently.until("a report", SECONDS, () -> answers(Verb.DOMAIN_LIST) > reports);
        awaitUse();
    }

    private static long answers(Verb verb) {
        return host().executed().stream().filter(verb::equals).count();
    }

    @Test
    void aHostThatGivesNoReportShouldBeAskedAgainSoon() {
        host().fail(Verb.DOMAIN_LIST, new Fault.NotSent());
        host().unreachable();
        Patiently.until("the word that it is away", SECONDS, () -> !lane.rows().hostIsUp(id()));
        host().powerOn();

        awaitUse();
    }

    @Test
    void numbersShouldComeFromTheFirstAndFromEveryLaterConnection() {
        awaitNumber(1);
        host().cutConnections();
        awaitNumber(2);
        host().restartAgent();
        awaitNumber(3);
    }

    @Test
    void aHostWhoseAgentTellsNoNumbersShouldBeUsedWithoutThem() {
        host().features(Set.of());
        host().restartAgent();
        Patiently.until(
                "no connection that follows", SECONDS, () -> host().numbers().followers() == 0);
        host().numbers().cycle();
        awaitUse();
        assertThat(host().numbers().followers()).isZero();
        host().features(Set.of(HostGreeting.STATISTICS));
        host().restartAgent();
        awaitNumber(4);
    }

    private static void awaitNumber(long number) {
        host().numbers().ofHost(Map.of("memory.total", number));
        Patiently.until("the number " + number, SECONDS, () -> {
            host().numbers().cycle();
            return lane.engine()
                            .statistics()
                            .host(id())
                            .map(series -> series.value("memory.total").orElse(0))
                            .orElse(0L)
                    == number;
        });
    }

    private static FakeHost host() {
        return lane.estate().host(0);
    }

    private static UUID id() {
        return host().id().value();
    }

    private static void awaitUse() {
        Patiently.until(
                "the host's use",
                SECONDS,
                () -> lane.engine().isConnected(id()) && lane.rows().hostIsUp(id()));
    }
}
