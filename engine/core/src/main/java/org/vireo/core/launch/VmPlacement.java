package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.launch.cpu.CpuDecision;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.HostRepository;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.hardware.DirectKernel;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostStatus;
import org.vireo.model.spec.VmSpec;
import org.vireo.model.vm.CpuPlacement;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.scheduling.HostOffer;
import org.vireo.scheduling.Placement;
import org.vireo.scheduling.PlacementResult;
import org.vireo.scheduling.VmDemand;

/** Asks the scheduler where a VM can run. To be called within a transaction; a fixed number of queries. */
@Singleton
public final class VmPlacement {

    private final HostRepository hosts;
    private final ClusterRepository clusters;
    private final HostRoom room;
    private final LocalStorage storage;
    private final VmNetworks networks;
    private final LaunchPlans plans;
    private final HostLacks lacks;
    private final Placement placement = new Placement();

    @Inject
    public VmPlacement(
            HostRepository hosts,
            ClusterRepository clusters,
            HostRoom room,
            LocalStorage storage,
            VmNetworks networks,
            LaunchPlans plans,
            HostLacks lacks) {
        this.hosts = hosts;
        this.clusters = clusters;
        this.room = room;
        this.storage = storage;
        this.networks = networks;
        this.plans = plans;
        this.lacks = lacks;
    }

    /** The host, or the reason of every host of the VM's cluster; with the processors that the VM gets on each. */
    public Choice place(Vm vm, List<VmDevice> devices) {
        List<Host> candidates = hosts.ofCluster(vm.clusterId());
        Set<UUID> ids = new HashSet<>();
        candidates.forEach(host -> ids.add(host.id()));
        Map<UUID, HostInventory> inventories = hosts.inventories(ids);
        Map<UUID, Long> free = room.freeMemory(inventories);
        Optional<VmSpec> spec = plans.load(vm.id(), false).map(LaunchPlan::spec);
        Map<UUID, CpuDecision> decisions = room.decide(vm.settings(), ids);
        List<HostOffer> offers = candidates.stream()
                .map(host -> offer(
                        host,
                        Optional.ofNullable(inventories.get(host.id())),
                        free.getOrDefault(host.id(), 0L),
                        spec.map(known -> lacking(known, host, inventories.get(host.id()), decisions.get(host.id())))
                                .orElse(List.of())))
                .toList();
        VmDemand demand = demand(vm, devices);
        return new Choice(placement.place(demand, offers), decisions, demand.memoryBytes());
    }

    /**
     * The answer.
     *
     * @param decisions about the processors, by host id; none when the VM leaves them to the host's kernel
     * @param memoryBytes memory that the VM takes of its host
     */
    public record Choice(PlacementResult result, Map<UUID, CpuDecision> decisions, long memoryBytes) {

        /** What the VM gets on the host; null when the host's kernel decides. */
        public @Nullable CpuPlacement on(UUID hostId) {
            return decisions.get(hostId) instanceof CpuDecision.Pinned(CpuPlacement pins) ? pins : null;
        }
    }

    private VmDemand demand(Vm vm, List<VmDevice> devices) {
        List<VmDevice> plugged = devices.stream().filter(VmDevice::isPlugged).toList();
        Set<String> bridges = new HashSet<>();
        for (VmNetworks.Use use : networks.of(plugged).values()) {
            String bridge = use.bridge();
            if (bridge != null) {
                bridges.add(bridge);
            }
        }
        String architecture =
                clusters.find(vm.clusterId()).map(Cluster::architecture).orElse("x86_64");
        return new VmDemand(
                vm.name(),
                RunMachines.hostBytes(vm.settings().memoryBytes(), devices),
                vcpus(vm),
                architecture,
                machineType(vm, architecture),
                bridges,
                storage.hostsOf(plugged));
    }

    private List<String> lacking(
            VmSpec vm, Host host, @Nullable HostInventory inventory, @Nullable CpuDecision decision) {
        DirectKernel direct = vm.hardware().platform().boot().directKernel();
        List<String> lacking = new ArrayList<>(lacks.of(vm, host.id()));
        lacking.addAll(BootFiles.elsewhere(direct, inventory == null ? List.of() : inventory.storageRoots()));
        if (decision instanceof CpuDecision.NoRoom(String reason)) {
            lacking.add(reason);
        }
        return lacking;
    }

    /** A guest that becomes the host has as many as fit. */
    private static int vcpus(Vm vm) {
        return vm.settings().platform().cpu().pinning().policy() == CpuPinningPolicy.RESIZE_AND_PIN_NUMA
                ? 1
                : vm.settings().topology().vcpus();
    }

    private static String machineType(Vm vm, String architecture) {
        String fixed = vm.settings().platform().machineType();
        return fixed != null
                ? fixed
                : Chipset.of(architecture, vm.settings().biosType()).machineType();
    }

    private static HostOffer offer(Host host, Optional<HostInventory> inventory, long freeBytes, List<String> lacking) {
        return new HostOffer(
                host.id(),
                host.name(),
                host.status() == HostStatus.UP && inventory.isPresent(),
                host.status().wireName().replace('_', ' '),
                inventory.map(HostInventory::architecture).orElse(""),
                freeBytes,
                inventory.map(HostInventory::cpus).orElse(0),
                inventory.map(HostInventory::machineTypes).orElse(List.of()),
                Set.copyOf(inventory.map(HostInventory::bridges).orElse(List.of())),
                lacking);
    }
}
