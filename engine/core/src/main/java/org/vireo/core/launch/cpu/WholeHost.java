package org.vireo.core.launch.cpu;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.model.host.HostCpu;
import org.vireo.model.host.HostTopology;
import org.vireo.model.vm.CpuPlacement;

/**
 * The guest becomes the host: as many sockets, cores and threads, each vCPU on the thread in the same place, and the same
 * NUMA nodes. The first core of each socket is left to the host and QEMU's own threads, as oVirt does it. Sockets that
 * differ give what the smallest has.
 */
final class WholeHost {

    private static final long MIB = 1L << 20;

    private WholeHost() {}

    static CpuDecision place(CpuWish wish, HostTopology host, TakenCpus others) {
        List<List<List<HostCpu>>> sockets = sockets(host);
        int cores = sockets.stream().mapToInt(List::size).min().orElse(0) - 1;
        int threads = sockets.stream()
                .flatMap(List::stream)
                .mapToInt(List::size)
                .min()
                .orElse(0);
        if (cores < 1) {
            return new CpuDecision.NoRoom("The VM is to get all cores but one of each socket, and it has a socket with"
                    + " one core: choose another pinning policy, or a larger host.");
        }
        BitSet reserved = new BitSet();
        List<HostCpu> chosen = new ArrayList<>();
        for (List<List<HostCpu>> socket : sockets) {
            socket.getFirst().forEach(cpu -> reserved.set(cpu.id()));
            for (List<HostCpu> core : socket.subList(1, cores + 1)) {
                chosen.addAll(core.subList(0, threads));
            }
        }
        BitSet wanted = (BitSet) reserved.clone();
        chosen.forEach(cpu -> wanted.set(cpu.id()));
        BitSet foreign = others.exclusiveOf(wanted);
        if (!foreign.isEmpty()) {
            return new CpuDecision.NoRoom("The VM is to get all of its processors, and another VM has the processors "
                    + CpuSet.of(foreign) + " for itself: stop that VM.");
        }
        List<VcpuPin> pins = new ArrayList<>();
        for (int vcpu = 0; vcpu < chosen.size(); vcpu++) {
            pins.add(new VcpuPin(vcpu, CpuSet.of(chosen.get(vcpu).id())));
        }
        return new CpuDecision.Pinned(new CpuPlacement(
                new CpuTopology(sockets.size(), cores, threads),
                pins,
                CpuSet.of(reserved),
                nodes(chosen, wish.memoryBytes()),
                null,
                null));
    }

    /** Sockets, cores and threads in the order of their numbers. */
    private static List<List<List<HostCpu>>> sockets(HostTopology host) {
        Map<Integer, Map<Integer, List<HostCpu>>> tree = new TreeMap<>();
        for (HostCpu cpu : host.cpus()) {
            tree.computeIfAbsent(cpu.socket(), socket -> new TreeMap<>())
                    .computeIfAbsent(cpu.core(), core -> new ArrayList<>())
                    .add(cpu);
        }
        List<List<List<HostCpu>>> sockets = new ArrayList<>();
        tree.values().forEach(cores -> sockets.add(List.copyOf(cores.values())));
        return sockets;
    }

    /** A node of the guest for each of the host that gives it processors; null where that is one. */
    private static @Nullable GuestNuma nodes(List<HostCpu> chosen, long memoryBytes) {
        Map<Integer, BitSet> vcpus = new TreeMap<>();
        for (int vcpu = 0; vcpu < chosen.size(); vcpu++) {
            vcpus.computeIfAbsent(chosen.get(vcpu).node(), node -> new BitSet()).set(vcpu);
        }
        long share = memoryBytes / vcpus.size() / MIB * MIB;
        if (vcpus.size() < 2 || share == 0) {
            return null;
        }
        List<NumaCell> cells = new ArrayList<>();
        long left = memoryBytes - share * (vcpus.size() - 1);
        for (Map.Entry<Integer, BitSet> node : vcpus.entrySet()) {
            cells.add(
                    new NumaCell(CpuSet.of(node.getValue()), left, null, NumaMode.PREFERRED, CpuSet.of(node.getKey())));
            left = share;
        }
        return new GuestNuma(cells, null, null);
    }
}
