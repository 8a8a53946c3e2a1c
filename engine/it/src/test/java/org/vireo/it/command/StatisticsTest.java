package org.vireo.it.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Statistic;
import org.vireo.api.type.StatisticKind;
import org.vireo.api.type.StatisticUnit;
import org.vireo.api.type.Value;
import org.vireo.core.command.Caller;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.monitoring.statistics.LiveStatistics;
import org.vireo.hostproxy.host.DomainNumbers;
import org.vireo.hostproxy.host.HostNumbers;
import org.vireo.hostproxy.host.StatisticsDelta;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.NicModel;
import org.vireo.model.id.VmId;
import org.vireo.model.user.User;
import org.vireo.rest.problem.FaultException;
import org.vireo.rest.statistics.DiskStatisticsResource;
import org.vireo.rest.statistics.HostStatisticsResource;
import org.vireo.rest.statistics.VmNicStatisticsResource;
import org.vireo.rest.statistics.VmStatisticsResource;
import org.vireo.rest.wire.ApiList;

/** What hosts count, as the API's resources show it. */
class StatisticsTest {

    private static final Map<String, Long> NOTHING_YET = Map.of(
            "cpu.time", 0L,
            "cpu.system", 0L,
            "net.vnet0.rx.bytes", 0L,
            "net.vnet0.tx.bytes", 0L,
            "net.vnet0.rx.errs", 3L,
            "block.vda.rd.bytes", 0L,
            "block.vda.wr.bytes", 0L,
            "block.vda.rd.reqs", 0L,
            "block.vda.rd.times", 0L,
            "balloon.maximum", 1024L);

    private EngineFixture engine;
    private Inventory inventory;
    private HandWiring parts;
    private SecurityContext admin;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        parts = engine.wiring();
        admin = Calls.of(engine.admin(), Map.of());
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aRunningVmShouldHaveWhatItsHostCounts() {
        engine.done(new StartVm(vm, null));
        assertThat(vmStatistics()).isEmpty();
        tell(true, NOTHING_YET);
        assertThat(vmStatistics()).containsOnlyKeys("memory.installed");
        tell(false, Map.of("cpu.time", 3_000_000_000L, "net.vnet0.rx.bytes", 4096L, "balloon.rss", 512L));

        Map<String, Statistic> told = vmStatistics();
        assertThat(datum(told, "cpu.current.guest")).isEqualTo("60");
        assertThat(datum(told, "cpu.current.total")).isEqualTo("60");
        assertThat(datum(told, "memory.installed")).isEqualTo("1048576");
        assertThat(datum(told, "memory.used")).isEqualTo("524288");
        assertThat(datum(told, "data.current.rx")).isEqualTo("819.2");
        Statistic installed = one(told, "memory.installed");
        assertThat(installed.getKind()).isEqualTo(StatisticKind.GAUGE);
        assertThat(installed.getUnit()).isEqualTo(StatisticUnit.BYTES);
        assertThat(requireNonNull(installed.getVm()).getId()).isEqualTo(vm.toString());
        assertThat(installed.getHref()).isEqualTo("/ovirt-engine/api/vms/" + vm + "/statistics/" + installed.getId());
        assertThat(parts.get(VmStatisticsResource.class)
                        .get(vm.toString(), requireNonNull(installed.getId()), admin)
                        .getName())
                .isEqualTo("memory.installed");
        assertThatThrownBy(() -> parts.get(VmStatisticsResource.class)
                        .get(vm.toString(), UUID.randomUUID().toString(), admin))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void aVmThatDoesNotRunShouldHaveNone() {
        engine.done(new StartVm(vm, null));
        tell(true, NOTHING_YET);
        engine.done(new StopVm(vm));
        assertThat(vmStatistics()).isEmpty();
    }

    @Test
    void aHostShouldTellOfItselfUntilItIsSilent() {
        tell(true, Map.of());
        HostStatisticsResource hosts = parts.get(HostStatisticsResource.class);
        String id = engine.hostId().toString();
        Map<String, Statistic> told = byName(hosts.list(id, admin));
        assertThat(datum(told, "memory.total")).isEqualTo("1000");
        assertThat(datum(told, "memory.used")).isEqualTo("600");
        assertThat(requireNonNull(one(told, "memory.used").getHost()).getId()).isEqualTo(id);
        engine.clock().advance(Duration.ofMinutes(1));
        assertThat(hosts.list(id, admin).items()).isEmpty();
        assertThatThrownBy(() -> hosts.list(UUID.randomUUID().toString(), admin))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void cardsAndDisksShouldHaveTheNumbersOfTheirNamesOnTheHost() {
        UUID nic = UUID.randomUUID();
        engine.done(new AddNic(vm, nic, "nic1", null, NicModel.VIRTIO, null, true, true));
        AddDisk data = inventory.disk("data");
        engine.done(data);
        UUID disk = data.id();
        engine.done(new AttachDisk(vm, disk, DiskBus.VIRTIO, false, false));
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        new Monitor(engine).look(vm);
        engine.database()
                .transactions()
                .run(() -> engine.database().vms().devices(vm).stream()
                        .filter(row -> row.deviceId().value().equals(nic))
                        .forEach(row -> row.reported(row.state(), row.address(), row.alias(), "vnet0")));
        tell(true, NOTHING_YET);
        tell(
                false,
                Map.of(
                        "net.vnet0.tx.bytes", 50L,
                        "block.vda.rd.bytes", 100L,
                        "block.vda.rd.reqs", 2L,
                        "block.vda.rd.times", 3_000_000L));

        Map<String, Statistic> card =
                byName(parts.get(VmNicStatisticsResource.class).list(vm.toString(), nic.toString(), admin));
        assertThat(datum(card, "data.current.tx")).isEqualTo("10");
        assertThat(datum(card, "data.current.tx.bps")).isEqualTo("80");
        assertThat(datum(card, "data.total.tx")).isEqualTo("50");
        assertThat(datum(card, "errors.total.rx")).isEqualTo("3");
        assertThat(one(card, "data.total.tx").getKind()).isEqualTo(StatisticKind.COUNTER);
        Map<String, Statistic> read =
                byName(parts.get(DiskStatisticsResource.class).list(disk.toString(), admin));
        assertThat(datum(read, "data.current.read")).isEqualTo("20");
        assertThat(datum(read, "disk.read.latency")).isEqualTo("0.0015");
        assertThat(requireNonNull(one(read, "data.current.read").getDisk()).getId())
                .isEqualTo(disk.toString());
    }

    @Test
    void whoMayNotSeeTheVmShouldNotSeeItsNumbers() {
        engine.done(new StartVm(vm, null));
        tell(true, NOTHING_YET);
        Caller stranger = new Caller(UUID.randomUUID(), "joe@internal", "c");
        engine.database()
                .transactions()
                .run(() -> engine.database().users().add(new User(stranger.userId(), stranger.principal(), "hash")));
        SecurityContext security = Calls.of(stranger, Map.of());
        assertThatThrownBy(() -> parts.get(VmStatisticsResource.class).list(vm.toString(), security))
                .isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> parts.get(HostStatisticsResource.class)
                        .list(engine.hostId().toString(), security))
                .isInstanceOf(FaultException.class);
    }

    /** As its host tells it, five seconds after the last time. */
    private void tell(boolean whole, Map<String, Long> changed) {
        engine.clock().advance(Duration.ofSeconds(5));
        HostNumbers host = new HostNumbers(whole, Map.of("memory.total", 1000L, "memory.available", 400L));
        List<DomainNumbers> domains = List.of(new DomainNumbers(new VmId(vm), whole, changed));
        parts.get(LiveStatistics.class)
                .take(
                        engine.hostId(),
                        new StatisticsDelta(engine.clock().instant(), whole, host, domains, List.of(), List.of()));
    }

    private Map<String, Statistic> vmStatistics() {
        return byName(parts.get(VmStatisticsResource.class).list(vm.toString(), admin));
    }

    private static Map<String, Statistic> byName(ApiList<Statistic> list) {
        return list.items().stream().collect(Collectors.toMap(Statistic::getName, statistic -> statistic));
    }

    private static Statistic one(Map<String, Statistic> statistics, String name) {
        return requireNonNull(statistics.get(name), name);
    }

    private static String datum(Map<String, Statistic> statistics, String name) {
        List<Value> values = requireNonNull(one(statistics, name).getValues());
        return requireNonNull(values.getFirst().getDatum()).toPlainString();
    }
}
