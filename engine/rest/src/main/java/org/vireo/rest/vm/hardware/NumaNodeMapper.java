package org.vireo.rest.vm.hardware;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Core;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.NumaNodePin;
import org.vireo.api.type.NumaTuneMode;
import org.vireo.api.type.VirtualNumaNode;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;

/** NUMA nodes of guests; their memory in MiB, as oVirt counts it. */
final class NumaNodeMapper {

    private static final long MIB = 1L << 20;

    private NumaNodeMapper() {}

    static List<VirtualNumaNode> toApi(UUID vmId, List<NumaCell> cells) {
        List<VirtualNumaNode> nodes = new ArrayList<>();
        for (NumaCell cell : cells) {
            nodes.add(toApi(vmId, nodes.size(), cell));
        }
        return nodes;
    }

    /** Of its lowest vCPU, which no other node has: it stays when nodes before it are removed, and goes with that vCPU. */
    static UUID idOf(UUID vmId, NumaCell cell) {
        int lowest = cell.cpus().members().nextSetBit(0);
        return UUID.nameUUIDFromBytes(("NUMA node of vCPU " + lowest + " of " + vmId).getBytes(StandardCharsets.UTF_8));
    }

    private static VirtualNumaNode toApi(UUID vmId, int index, NumaCell cell) {
        VirtualNumaNode api = new VirtualNumaNode();
        UUID id = idOf(vmId, cell);
        api.setId(id.toString());
        api.setHref(Hrefs.of("vms", vmId, "numanodes", id));
        api.setIndex((long) index);
        api.setMemory(cell.memoryBytes() / MIB);
        api.setVm(Refs.vm(vmId));
        Cpu cpu = new Cpu();
        cpu.setCores(
                cell.cpus().members().stream().mapToObj(NumaNodeMapper::core).toList());
        api.setCpu(cpu);
        NumaMode mode = cell.mode();
        if (mode != null) {
            api.setNumaTuneMode(
                    switch (mode) {
                        case STRICT -> NumaTuneMode.STRICT;
                        case PREFERRED -> NumaTuneMode.PREFERRED;
                        case INTERLEAVE -> NumaTuneMode.INTERLEAVE;
                        // The published type has no word for it.
                        case RESTRICTIVE -> null;
                    });
        }
        CpuSet hostNodes = cell.hostNodes();
        if (hostNodes != null) {
            api.setNumaNodePins(
                    hostNodes.members().stream().mapToObj(NumaNodeMapper::pin).toList());
        }
        return api;
    }

    private static Core core(int index) {
        Core core = new Core();
        core.setIndex((long) index);
        return core;
    }

    private static NumaNodePin pin(int index) {
        NumaNodePin pin = new NumaNodePin();
        pin.setIndex((long) index);
        pin.setPinned(true);
        return pin;
    }

    /**
     * What the request says, over what there is.
     *
     * @param before null for a new node
     */
    static NumaCell toModel(VirtualNumaNode api, @Nullable NumaCell before) {
        try {
            CpuSet cpus = cpus(api.getCpu());
            NumaCell kept = before == null ? NumaCell.of(required(cpus), MIB) : before;
            CpuSet hostNodes = api.getNumaNodePins() == null ? kept.hostNodes() : hostNodes(api.getNumaNodePins());
            NumaMode mode = api.getNumaTuneMode() == null ? kept.mode() : mode(api.getNumaTuneMode());
            return new NumaCell(
                    cpus == null ? kept.cpus() : cpus,
                    api.getMemory() == null ? kept.memoryBytes() : Math.multiplyExact(api.getMemory(), MIB),
                    kept.access(),
                    // oVirt's clients give it always; without host nodes there is nothing that it could be about.
                    hostNodes == null ? null : mode,
                    hostNodes);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Faults.invalid("INVALID_VALUE", e.getMessage() + ".");
        }
    }

    /** Nodes are numbered as they come: the request may say which comes next, but not another. */
    static void requireNext(VirtualNumaNode api, int next) {
        Long index = api.getIndex();
        if (index != null && index != next) {
            throw Faults.invalid(
                    "INVALID_VALUE",
                    "The index " + index + " is not the next one: the VM has " + next + " NUMA nodes. Give " + next
                            + ", or leave it out.");
        }
    }

    /** A node keeps its number; those after it get another when it is removed. */
    static void requireIndex(VirtualNumaNode api, int index) {
        if (api.getIndex() != null && api.getIndex() != index) {
            throw Faults.invalid(
                    "INVALID_VALUE",
                    "The index " + api.getIndex() + " is not that of this NUMA node, which is " + index
                            + " and stays so. Give " + index + ", or leave it out.");
        }
    }

    private static @Nullable CpuSet cpus(@Nullable Cpu api) {
        if (api == null || api.getCores() == null) {
            return null;
        }
        BitSet members = new BitSet();
        api.getCores().forEach(core -> add("cpu.cores.core.index", core.getIndex(), members));
        return CpuSet.of(members);
    }

    private static @Nullable CpuSet hostNodes(List<NumaNodePin> pins) {
        BitSet members = new BitSet();
        pins.forEach(pin -> add("numa_node_pins.index", pin.getIndex(), members));
        return members.isEmpty() ? null : CpuSet.of(members);
    }

    private static CpuSet required(@Nullable CpuSet cpus) {
        if (cpus == null) {
            throw new IllegalArgumentException("A NUMA node has vCPUs: name them as cpu.cores");
        }
        return cpus;
    }

    private static NumaMode mode(NumaTuneMode api) {
        return switch (api) {
            case STRICT -> NumaMode.STRICT;
            case PREFERRED -> NumaMode.PREFERRED;
            case INTERLEAVE -> NumaMode.INTERLEAVE;
        };
    }

    private static void add(String member, @Nullable Long number, BitSet members) {
        int index = Words.count(member, number, 0);
        if (index > CpuSet.HIGHEST) {
            throw new IllegalArgumentException(member + " " + index + " is above " + CpuSet.HIGHEST);
        }
        members.set(index);
    }
}
