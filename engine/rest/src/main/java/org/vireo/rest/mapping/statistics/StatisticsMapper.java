package org.vireo.rest.mapping.statistics;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Nic;
import org.vireo.api.type.Statistic;
import org.vireo.api.type.StatisticUnit;
import org.vireo.core.query.statistics.DiskFigures;
import org.vireo.core.query.statistics.HostFigures;
import org.vireo.core.query.statistics.NicFigures;
import org.vireo.core.query.statistics.Traffic;
import org.vireo.core.query.statistics.VmFigures;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;

/** From figures to oVirt's statistics. Those of the traffic of a whole VM or host are Vireo's own. */
public final class StatisticsMapper {

    private static final int BITS = 8;

    private StatisticsMapper() {}

    public static List<Statistic> ofVm(UUID vmId, VmFigures figures) {
        VmFigures.Memory memory = figures.memory();
        VmFigures.Cpu cpu = figures.cpu();
        StatisticList list =
                new StatisticList(Hrefs.of("vms", vmId, "statistics"), statistic -> statistic.setVm(Refs.vm(vmId)));
        list.bytes("memory.installed", "Total memory configured", memory.installed())
                .bytes(
                        "memory.used",
                        memory.saidByGuest()
                                ? "Memory used (guest)"
                                : "Memory used (of the host: the guest does not tell)",
                        memory.used())
                .bytes("memory.free", "Memory free (guest)", memory.free())
                .bytes("memory.cached", "Memory cached (guest)", memory.cached())
                .gauge("cpu.current.guest", "CPU used by guest", StatisticUnit.PERCENT, cpu.guest())
                .gauge("cpu.current.hypervisor", "CPU overhead", StatisticUnit.PERCENT, cpu.hypervisor())
                .gauge("cpu.current.total", "Total CPU used", StatisticUnit.PERCENT, cpu.total());
        return disk(network(list, figures.network()), figures.disks()).all();
    }

    public static List<Statistic> ofNic(UUID vmId, UUID nicId, NicFigures figures) {
        Nic nic = new Nic();
        nic.setId(nicId.toString());
        nic.setHref(Hrefs.of("vms", vmId, "nics", nicId));
        nic.setVm(Refs.vm(vmId));
        StatisticList list = new StatisticList(
                Hrefs.of("vms", vmId, "nics", nicId, "statistics"), statistic -> statistic.setNic(nic));
        return network(list, figures.now())
                .counter(
                        "data.total.rx",
                        "Total received data",
                        StatisticUnit.BYTES,
                        figures.bytes().received())
                .counter(
                        "data.total.tx",
                        "Total transmitted data",
                        StatisticUnit.BYTES,
                        figures.bytes().sent())
                .counter(
                        "errors.total.rx",
                        "Total receive errors",
                        StatisticUnit.NONE,
                        figures.errors().received())
                .counter(
                        "errors.total.tx",
                        "Total transmit errors",
                        StatisticUnit.NONE,
                        figures.errors().sent())
                .all();
    }

    public static List<Statistic> ofDisk(UUID diskId, DiskFigures figures) {
        DiskFigures.Latency latency = figures.latency();
        StatisticList list = new StatisticList(
                Hrefs.of("disks", diskId, "statistics"), statistic -> statistic.setDisk(Refs.disk(diskId)));
        return disk(list, figures.now())
                .gauge("disk.read.latency", "Read latency", StatisticUnit.SECONDS, latency.read())
                .gauge("disk.write.latency", "Write latency", StatisticUnit.SECONDS, latency.write())
                .gauge("disk.flush.latency", "Flush latency", StatisticUnit.SECONDS, latency.flush())
                .all();
    }

    public static List<Statistic> ofHost(UUID hostId, HostFigures figures) {
        HostFigures.Memory memory = figures.memory();
        HostFigures.Swap swap = figures.swap();
        HostFigures.Cpu cpu = figures.cpu();
        StatisticList list = new StatisticList(
                Hrefs.of("hosts", hostId, "statistics"), statistic -> statistic.setHost(Refs.host(hostId)));
        list.bytes("memory.total", "Total memory", memory.total())
                .bytes("memory.used", "Used memory", memory.used())
                .bytes("memory.free", "Free memory", memory.free())
                .bytes("memory.shared", "Shared memory", memory.shared())
                .bytes("memory.buffers", "IO buffers", memory.buffers())
                .bytes("memory.cached", "OS caches", memory.cached())
                .bytes("swap.total", "Total swap", swap.total())
                .bytes("swap.free", "Free swap", swap.free())
                .bytes("swap.used", "Used swap", swap.used())
                .bytes("swap.cached", "Swap also in memory", swap.cached())
                .gauge("cpu.current.user", "User CPU usage", StatisticUnit.PERCENT, cpu.user())
                .gauge("cpu.current.system", "System CPU usage", StatisticUnit.PERCENT, cpu.system())
                .gauge("cpu.current.idle", "Idle CPU usage", StatisticUnit.PERCENT, cpu.idle())
                .gauge("cpu.load.avg.5m", "CPU 5 minute load average", StatisticUnit.PERCENT, figures.load())
                .plain("boot.time", "Boot time of the machine", figures.bootTime());
        return network(list, figures.network()).all();
    }

    private static StatisticList network(StatisticList list, Traffic network) {
        return list.gauge("data.current.rx", "Receive data rate", StatisticUnit.BYTES_PER_SECOND, network.in())
                .gauge("data.current.tx", "Transmit data rate", StatisticUnit.BYTES_PER_SECOND, network.out())
                .gauge("data.current.rx.bps", "Receive data rate", StatisticUnit.BITS_PER_SECOND, bits(network.in()))
                .gauge("data.current.tx.bps", "Transmit data rate", StatisticUnit.BITS_PER_SECOND, bits(network.out()));
    }

    private static StatisticList disk(StatisticList list, Traffic disk) {
        return list.gauge("data.current.read", "Read data rate", StatisticUnit.BYTES_PER_SECOND, disk.in())
                .gauge("data.current.write", "Write data rate", StatisticUnit.BYTES_PER_SECOND, disk.out());
    }

    private static @Nullable Double bits(@Nullable Double bytes) {
        return bytes == null ? null : Double.valueOf(bytes * BITS);
    }
}
