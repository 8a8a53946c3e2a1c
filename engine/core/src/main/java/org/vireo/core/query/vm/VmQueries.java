package org.vireo.core.query.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.query.Search;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.host.Host;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;

/** Reads VMs: a few queries a list, however long it is. */
@Singleton
public final class VmQueries {

    private static final Map<String, String> ALIASES = Map.of(
            "clusters.name", "cluster",
            "cluster.name", "cluster",
            "hosts.name", "host",
            "host.name", "host",
            "template.name", "template",
            "templates.name", "template",
            "datacenter.name", "datacenter",
            "vms.name", "name",
            "vm.name", "name");

    private final Sights sights;
    private final VmRepository vms;
    private final HostRepository hosts;
    private final ClusterRepository clusters;
    private final TransactionRunner transactions;

    @Inject
    public VmQueries(
            Sights sights,
            VmRepository vms,
            HostRepository hosts,
            ClusterRepository clusters,
            TransactionRunner transactions) {
        this.sights = sights;
        this.vms = vms;
        this.hosts = hosts;
        this.clusters = clusters;
        this.transactions = transactions;
    }

    public List<VmView> list(Search search, Caller caller) {
        return sights.read(caller, sight -> views(vms.search(search.renamed(ALIASES), sight)));
    }

    /** Empty when there is none or the caller may not see it. */
    public Optional<VmView> find(UUID id, Caller caller) {
        return sights.read(
                caller,
                sight -> vms.find(id, sight).map(vm -> views(List.of(vm)).getFirst()));
    }

    /** Devices of VMs that were read before, by VM id; VMs without devices are absent. */
    public Map<UUID, List<VmDevice>> devices(Collection<UUID> vmIds) {
        return vmIds.isEmpty() ? Map.of() : transactions.call(() -> vms.devicesOf(vmIds));
    }

    /** Configured devices of the kinds, of VMs that were read before, by VM id; VMs without are absent. */
    public Map<UUID, List<VmDevice>> devices(Collection<UUID> vmIds, Collection<DeviceKind> kinds) {
        return vmIds.isEmpty() ? Map.of() : transactions.call(() -> vms.devicesOf(vmIds, kinds));
    }

    private List<VmView> views(List<Vm> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<UUID, VmRuntime> runtimes = vms.runtimes(page.stream().map(Vm::id).toList());
        List<UUID> hostIds = runtimes.values().stream()
                .map(VmRuntime::hostId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, Host> hostsById = hostIds.isEmpty()
                ? Map.of()
                : hosts.findAll(hostIds).stream().collect(Collectors.toMap(Host::id, Function.identity()));
        Map<UUID, Cluster> clustersById =
                clusters.findAll(page.stream().map(Vm::clusterId).distinct().toList()).stream()
                        .collect(Collectors.toMap(Cluster::id, Function.identity()));
        return page.stream()
                .map(vm -> {
                    VmRuntime runtime = runtimes.get(vm.id());
                    UUID hostId = runtime == null ? null : runtime.hostId();
                    Cluster cluster = clustersById.get(vm.clusterId());
                    return new VmView(
                            vm,
                            runtime,
                            hostId == null ? null : hostsById.get(hostId),
                            cluster == null ? "" : cluster.architecture());
                })
                .toList();
    }
}
