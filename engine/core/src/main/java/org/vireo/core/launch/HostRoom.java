package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.launch.cpu.CpuDecision;
import org.vireo.core.launch.cpu.CpuPlacer;
import org.vireo.core.launch.cpu.CpuWish;
import org.vireo.core.launch.cpu.TakenCpus;
import org.vireo.core.port.HostCalls;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostTopology;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.vm.CpuPlacement;
import org.vireo.model.vm.VmSettings;

/**
 * What hosts have left beside the VMs that run there: memory, and the processors that a pinned VM would get. What was
 * decided is kept with the run, so that it also holds for the next decision of another engine. To be called within a transaction.
 */
@Singleton
public final class HostRoom {

    /** Memory that a host keeps for itself. */
    private static final long RESERVE_BYTES = 512L << 20;

    private final VmRepository vms;
    private final HostRepository hosts;
    private final HostCalls calls;

    @Inject
    public HostRoom(VmRepository vms, HostRepository hosts, HostCalls calls) {
        this.vms = vms;
        this.hosts = hosts;
        this.calls = calls;
    }

    /** Memory that the hosts have left beside what they keep and what was promised to VMs that run or may run there, in bytes. */
    Map<UUID, Long> freeMemory(Map<UUID, HostInventory> inventories) {
        Map<UUID, Long> promised = vms.promisedMemoryForUpdate(inventories.keySet());
        Map<UUID, Long> free = new HashMap<>();
        inventories.forEach((id, inventory) ->
                free.put(id, inventory.memoryBytes() - RESERVE_BYTES - promised.getOrDefault(id, 0L)));
        return free;
    }

    /** Memory that the host has left for its VMs, in bytes; empty when it has not told how much there is. */
    public OptionalLong freeMemory(UUID hostId) {
        Long free = freeMemory(hosts.inventories(Set.of(hostId))).get(hostId);
        return free == null ? OptionalLong.empty() : OptionalLong.of(free);
    }

    /** What comes of a VM's wish for processors, by host id; empty for a VM that leaves its processors to the host's kernel. */
    Map<UUID, CpuDecision> decide(VmSettings settings, Set<UUID> hostIds) {
        CpuWish wish = CpuWish.of(settings);
        if (wish.pinning().equals(CpuPinning.NONE)) {
            return Map.of();
        }
        Map<UUID, List<CpuPlacement>> placements = vms.cpuPlacementsForUpdate(hostIds);
        Map<UUID, CpuDecision> decisions = new HashMap<>();
        for (UUID hostId : hostIds) {
            HostTopology topology = calls.facts(hostId).map(HostFacts::topology).orElse(HostTopology.UNKNOWN);
            TakenCpus taken = new TakenCpus(placements.getOrDefault(hostId, List.of()));
            decisions.put(hostId, CpuPlacer.place(wish, topology, taken));
        }
        return decisions;
    }
}
