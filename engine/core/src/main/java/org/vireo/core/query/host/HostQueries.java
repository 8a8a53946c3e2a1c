package org.vireo.core.query.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.query.Search;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostLoad;

/** Reads hosts with what they reported. */
@Singleton
public final class HostQueries {

    private static final Map<String, String> ALIASES = Map.of(
            "clusters.name", "cluster",
            "cluster.name", "cluster",
            "datacenter.name", "datacenter",
            "hosts.name", "name",
            "host.name", "name");

    private final Sights sights;
    private final HostRepository hosts;
    private final VmRepository vms;

    @Inject
    public HostQueries(Sights sights, HostRepository hosts, VmRepository vms) {
        this.sights = sights;
        this.hosts = hosts;
        this.vms = vms;
    }

    public List<HostView> list(Search search, Caller caller) {
        return sights.read(caller, sight -> views(hosts.search(search.renamed(ALIASES), sight)));
    }

    public Optional<HostView> find(UUID id, Caller caller) {
        return all(List.of(id), caller).stream().findFirst();
    }

    /** Those of the hosts that the caller may see. */
    public List<HostView> all(Collection<UUID> ids, Caller caller) {
        return sights.read(caller, sight -> views(hosts.findAll(ids, sight)));
    }

    private List<HostView> views(List<Host> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = page.stream().map(Host::id).toList();
        Map<UUID, HostInventory> inventories = hosts.inventories(ids);
        Map<UUID, HostLoad> loads = vms.loads(ids);
        return page.stream()
                .map(host -> new HostView(
                        host, inventories.get(host.id()), loads.getOrDefault(host.id(), HostLoad.none(host.id()))))
                .toList();
    }
}
