package org.vireo.core.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.host.DomainNumbers;
import org.vireo.hostproxy.host.HostNumbers;
import org.vireo.hostproxy.host.StatisticsDelta;
import org.vireo.model.id.VmId;

class LiveStatisticsTest {

    private static final UUID HOST = new UUID(0, 1);
    private static final VmId WEB = new VmId(new UUID(0, 2));
    private static final VmId MAIL = new VmId(new UUID(0, 3));

    private Instant now = Instant.parse("2026-03-04T05:06:07Z");
    private final InstantSource source = () -> now;
    private final LiveStatistics live = new LiveStatistics(source.withZone(ZoneOffset.UTC));

    /** What has changed, five seconds after the last time. */
    private final class Told {

        private boolean whole;
        private List<DomainNumbers> domains = List.of();
        private List<VmId> gone = List.of();
        private List<VmId> unresponsive = List.of();

        Told whole() {
            whole = true;
            return this;
        }

        Told with(DomainNumbers... changed) {
            domains = List.of(changed);
            return this;
        }

        Told gone(VmId id) {
            gone = List.of(id);
            return this;
        }

        Told unresponsive(VmId id) {
            unresponsive = List.of(id);
            return this;
        }

        void take() {
            now = now.plusSeconds(5);
            // The host's clock is another one.
            Instant at = now.plus(Duration.ofHours(3));
            HostNumbers host = new HostNumbers(whole, Map.of("memory.total", 7L));
            live.take(HOST, new StatisticsDelta(at, whole, host, domains, gone, unresponsive));
        }
    }

    private static DomainNumbers time(VmId id, long time) {
        return new DomainNumbers(id, false, Map.of("cpu.time", time));
    }

    private Series web() {
        return live.vm(HOST, WEB.value()).orElseThrow();
    }

    @Test
    void ratesShouldBeOfTheTimeBetweenTheLastTwoSamples() {
        new Told().whole().with(time(WEB, 100)).take();
        assertThat(web().perSecond("cpu.time")).isEmpty();
        new Told().with(time(WEB, 600)).take();
        assertThat(web().perSecond("cpu.time")).hasValue(100);
        new Told().with(time(WEB, 610)).take();
        assertThat(web().perSecond("cpu.time")).hasValue(2);
        assertThat(live.host(HOST).orElseThrow().value("memory.total")).hasValue(7);
    }

    @Test
    void aVmOfWhichNothingChangedShouldStandStillAndBeKnown() {
        new Told().whole().with(time(WEB, 100)).take();
        new Told().with(time(WEB, 600)).take();
        for (int i = 0; i < 20; i++) {
            new Told().take();
        }
        assertThat(web().perSecond("cpu.time")).hasValue(0);
        assertThat(web().value("cpu.time")).hasValue(600);
    }

    @Test
    void aVmThatDoesNotAnswerShouldBeForgottenAfterAWhileAndNotStandStill() {
        new Told().whole().with(time(WEB, 100)).take();
        new Told().with(time(WEB, 600)).take();
        new Told()
                .with(new DomainNumbers(WEB, false, Map.of("balloon.current", 8L)))
                .unresponsive(WEB)
                .take();
        assertThat(web().perSecond("cpu.time")).hasValue(100);
        for (int i = 0; i < 6; i++) {
            new Told().unresponsive(WEB).take();
        }
        assertThat(live.vm(HOST, WEB.value())).isEmpty();
        assertThat(live.host(HOST)).isPresent();

        new Told().with(time(WEB, 4600)).take();
        assertThat(web().perSecond("cpu.time")).as("over the whole time").hasValue(100);
        assertThat(web().value("balloon.current")).hasValue(8);
    }

    @Test
    void aVmThatEndedShouldBeForgotten() {
        new Told().whole().with(time(WEB, 100), time(MAIL, 1)).take();
        new Told().gone(WEB).take();
        assertThat(live.vm(HOST, WEB.value())).isEmpty();
        assertThat(live.vm(HOST, MAIL.value())).isPresent();
        new Told().whole().with(time(WEB, 5)).take();
        assertThat(live.vm(HOST, MAIL.value()))
                .as("void, since all was told anew")
                .isEmpty();
    }

    @Test
    void countersThatBeganAnewShouldHaveNoRate() {
        new Told().whole().with(time(WEB, 600)).take();
        new Told().gone(WEB).with(time(WEB, 10)).take();
        assertThat(web().perSecond("cpu.time")).isEmpty();
        new Told().with(time(WEB, 5)).take();
        assertThat(web().perSecond("cpu.time")).isEmpty();
    }

    @Test
    void namesThatAreNoMoreShouldBeForgotten() {
        new Told()
                .whole()
                .with(new DomainNumbers(WEB, true, Map.of("cpu.time", 1L, "net.vnet0.rx.bytes", 9L)))
                .take();
        new Told().with(new DomainNumbers(WEB, true, Map.of("cpu.time", 6L))).take();
        assertThat(web().value("net.vnet0.rx.bytes")).isEmpty();
        assertThat(web().perSecond("cpu.time")).hasValue(1);
    }

    @Test
    void aHostThatIsSilentOrWatchedNoMoreShouldBeForgotten() {
        new Told().whole().with(time(WEB, 100)).take();
        now = now.plusSeconds(29);
        assertThat(live.host(HOST)).isPresent();
        now = now.plusSeconds(1);
        assertThat(live.host(HOST)).isEmpty();
        assertThat(live.vm(HOST, WEB.value())).isEmpty();
        new Told().whole().take();
        live.forget(HOST);
        assertThat(live.host(HOST)).isEmpty();
    }

    @Test
    void ratesOfSeveralDevicesShouldBeAddedAndClocksThatStandBeMistrusted() {
        Instant at = now;
        Map<String, Long> before = Map.of("net.a.rx.bytes", 10L, "net.b.rx.bytes", 20L, "net.b.tx.bytes", 1L);
        Map<String, Long> after = Map.of("net.a.rx.bytes", 20L, "net.b.rx.bytes", 50L, "net.c.rx.bytes", 9L);
        Series series = Series.first(now, at, before);
        assertThat(series.next(now, at.plusSeconds(10), after, true).allPerSecond("net.", ".rx.bytes"))
                .hasValue(4);
        assertThat(series.next(now, at, after, true).allPerSecond("net.", ".rx.bytes"))
                .isEmpty();
        assertThat(series.next(now, at.minusSeconds(1), after, true).perSecond("net.a.rx.bytes"))
                .isEmpty();
        assertThat(series.next(now, at.plusSeconds(10), after, true).allPerSecond("net.", ".tx.bytes"))
                .isEmpty();
    }
}
