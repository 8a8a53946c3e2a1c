package org.vireo.core.launch.cpu;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.model.host.HostCpu;
import org.vireo.model.host.HostTopology;
import org.vireo.model.vm.CpuPlacement;

/** Processors that a VM has for itself: threads, or whole cores. From one node where it has room, else from as few as possible. */
final class OwnCpus {

    private OwnCpus() {}

    /** A core with its threads that nobody is pinned to. */
    private record FreeCore(int node, List<Integer> threads, boolean whole) {}

    /** A thread for each vCPU; threads of one core go to neighbouring vCPUs. */
    static CpuDecision threads(CpuWish wish, HostTopology host, TakenCpus others) {
        List<Integer> chosen = new ArrayList<>();
        for (FreeCore core : byPreference(freeCores(host, others), wish.vcpus(), false)) {
            for (int thread : core.threads()) {
                if (chosen.size() < wish.vcpus()) {
                    chosen.add(thread);
                }
            }
        }
        if (chosen.size() < wish.vcpus()) {
            return new CpuDecision.NoRoom("The VM wants " + wish.vcpus() + " processors for itself, and of its "
                    + host.cpus().size()
                    + " only " + chosen.size()
                    + " have no VM pinned to them: stop such a VM, or give this one fewer vCPUs.");
        }
        BitSet own = new BitSet();
        chosen.forEach(own::set);
        return pinned(chosen, own, host);
    }

    /** The first thread of a core for each vCPU; the others of the core stay idle. */
    static CpuDecision cores(CpuWish wish, HostTopology host, TakenCpus others) {
        List<FreeCore> whole =
                freeCores(host, others).stream().filter(FreeCore::whole).toList();
        if (whole.size() < wish.vcpus()) {
            return new CpuDecision.NoRoom("The VM wants " + wish.vcpus() + " cores for itself, and it has only "
                    + whole.size()
                    + " that no VM is pinned to: stop such a VM, or give this one fewer vCPUs.");
        }
        List<Integer> chosen = new ArrayList<>();
        BitSet own = new BitSet();
        for (FreeCore core : byPreference(whole, wish.vcpus(), true).subList(0, wish.vcpus())) {
            chosen.add(core.threads().getFirst());
            core.threads().forEach(own::set);
        }
        return pinned(chosen, own, host);
    }

    private static List<FreeCore> freeCores(HostTopology host, TakenCpus others) {
        TreeMap<Integer, List<HostCpu>> cores = new TreeMap<>();
        host.cpus()
                .forEach(cpu -> cores.computeIfAbsent(cpu.core(), core -> new ArrayList<>())
                        .add(cpu));
        List<FreeCore> free = new ArrayList<>();
        for (List<HostCpu> threads : cores.values()) {
            List<Integer> unused = threads.stream()
                    .map(HostCpu::id)
                    .filter(id -> !others.isPinned(id))
                    .sorted()
                    .toList();
            if (!unused.isEmpty()) {
                free.add(new FreeCore(threads.getFirst().node(), unused, unused.size() == threads.size()));
            }
        }
        return free;
    }

    /**
     * The node that is filled best comes first when it has room alone; otherwise the emptiest. Within a node begun cores
     * come last, so that whole ones keep their threads together.
     */
    private static List<FreeCore> byPreference(List<FreeCore> cores, int wanted, boolean wholeCores) {
        TreeMap<Integer, Integer> room = new TreeMap<>();
        cores.forEach(
                core -> room.merge(core.node(), wholeCores ? 1 : core.threads().size(), Integer::sum));
        Comparator<FreeCore> emptiest = Comparator.comparing((FreeCore core) -> -room.getOrDefault(core.node(), 0));
        Comparator<FreeCore> fitting = Comparator.comparing((FreeCore core) -> {
            int there = room.getOrDefault(core.node(), 0);
            return there >= wanted ? there : Integer.MAX_VALUE;
        });
        return cores.stream()
                .sorted(fitting.thenComparing(emptiest)
                        .thenComparing(FreeCore::node)
                        .thenComparing(core -> !core.whole())
                        .thenComparing(core -> core.threads().getFirst()))
                .toList();
    }

    private static CpuDecision pinned(List<Integer> chosen, BitSet own, HostTopology host) {
        List<VcpuPin> pins = new ArrayList<>();
        for (int vcpu = 0; vcpu < chosen.size(); vcpu++) {
            pins.add(new VcpuPin(vcpu, CpuSet.of(chosen.get(vcpu))));
        }
        CpuSet exclusive = CpuSet.of(own);
        return new CpuDecision.Pinned(new CpuPlacement(null, pins, exclusive, memory(own, host), exclusive, null));
    }

    /** Memory from where the processors are; null where the host has one node. */
    private static @Nullable GuestNuma memory(BitSet own, HostTopology host) {
        TreeSet<Integer> all = new TreeSet<>();
        BitSet near = new BitSet();
        for (HostCpu cpu : host.cpus()) {
            all.add(cpu.node());
            if (own.get(cpu.id())) {
                near.set(cpu.node());
            }
        }
        return all.size() < 2
                ? null
                : new GuestNuma(
                        List.of(), near.cardinality() == 1 ? NumaMode.PREFERRED : NumaMode.INTERLEAVE, CpuSet.of(near));
    }
}
