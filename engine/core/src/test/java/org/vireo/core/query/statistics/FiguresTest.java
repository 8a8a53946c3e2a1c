package org.vireo.core.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vireo.core.monitoring.statistics.Sample;
import org.vireo.core.monitoring.statistics.Series;

/** From libvirt's and the kernel's numbers to what people look at. */
class FiguresTest {

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    /** Ten seconds between the two. */
    private static Series series(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> last = new HashMap<>(before);
        last.putAll(after);
        return new Series(AT, new Sample(AT, before), new Sample(AT.plusSeconds(10), last));
    }

    @Test
    void aVmShouldUsePerCentOfOneProcessor() {
        var figures = VmFigures.of(series(
                Map.of("cpu.time", 0L, "cpu.system", 0L),
                Map.of("cpu.time", 15_000_000_000L, "cpu.system", 2_500_000_000L)));
        assertThat(figures.cpu()).isEqualTo(new VmFigures.Cpu(125.0, 25.0, 150.0));
        assertThat(figures.memory().used()).isNull();
        var plain = VmFigures.of(series(Map.of("cpu.time", 0L), Map.of("cpu.time", 1_000_000_000L)));
        assertThat(plain.cpu()).isEqualTo(new VmFigures.Cpu(10.0, null, 10.0));
    }

    @Test
    void memoryShouldBeTheGuestsWordOrWhatTheHostGives() {
        Map<String, Long> held = Map.of("balloon.maximum", 4096L, "balloon.current", 2048L, "balloon.rss", 3000L);
        assertThat(VmFigures.of(series(held, Map.of())).memory())
                .as("QEMU holds more than the guest has")
                .isEqualTo(new VmFigures.Memory(4096L << 10, 2048L << 10, null, null, false));
        var said =
                series(held, Map.of("balloon.available", 2000L, "balloon.usable", 500L, "balloon.disk_caches", 100L));
        assertThat(VmFigures.of(said).memory())
                .isEqualTo(new VmFigures.Memory(4096L << 10, 1500L << 10, 500L << 10, 100L << 10, true));
    }

    @Test
    void trafficShouldBeThatOfAllDevicesOrOfOne() {
        var series = series(
                Map.of(
                        "net.vnet0.rx.bytes", 0L,
                        "net.vnet0.tx.bytes", 0L,
                        "net.vnet1.rx.bytes", 0L,
                        "block.vda.rd.bytes", 0L,
                        "block.vda.wr.bytes", 0L),
                Map.of("net.vnet0.rx.bytes", 1000L, "net.vnet1.rx.bytes", 500L, "block.vda.wr.bytes", 70L));
        var figures = VmFigures.of(series);
        assertThat(figures.network()).isEqualTo(new Traffic(150.0, 0.0));
        assertThat(figures.disks()).isEqualTo(new Traffic(0.0, 7.0));
        assertThat(NicFigures.of(series, "vnet0"))
                .isEqualTo(new NicFigures(
                        new Traffic(100.0, 0.0), new NicFigures.Totals(1000L, 0L), new NicFigures.Totals(null, null)));
        assertThat(NicFigures.of(series, "vnet").now()).isEqualTo(new Traffic(null, null));
    }

    @Test
    void latencyShouldBeThatOfARequest() {
        var series = series(
                Map.of(
                        "block.vda.rd.times",
                        0L,
                        "block.vda.rd.reqs",
                        0L,
                        "block.vda.wr.times",
                        5L,
                        "block.vda.wr.reqs",
                        5L),
                Map.of("block.vda.rd.times", 8_000_000L, "block.vda.rd.reqs", 4L));
        assertThat(DiskFigures.of(series, "vda").latency()).isEqualTo(new DiskFigures.Latency(0.002, 0.0, null));
    }

    @Test
    void aHostShouldUsePerCentOfAllItsProcessors() {
        var figures = HostFigures.of(series(
                Map.of(
                        "cpu.user",
                        100L,
                        "cpu.system",
                        100L,
                        "cpu.idle",
                        100L,
                        "memory.total",
                        100L,
                        "memory.available",
                        30L),
                Map.of(
                        "cpu.user",
                        120L,
                        "cpu.system",
                        110L,
                        "cpu.idle",
                        170L,
                        "load.5m",
                        129L,
                        "swap.total",
                        9L,
                        "swap.free",
                        4L)));
        assertThat(figures.cpu()).isEqualTo(new HostFigures.Cpu(20.0, 10.0, 70.0));
        assertThat(figures.memory().used()).isEqualTo(70);
        assertThat(figures.memory().free()).isEqualTo(30);
        assertThat(figures.swap().used()).isEqualTo(5);
        assertThat(figures.load()).isEqualTo(1.29);
        assertThat(HostFigures.of(series(Map.of("cpu.user", 1L), Map.of())).cpu())
                .isEqualTo(new HostFigures.Cpu(null, null, null));
    }
}
