package org.vireo.it.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vireo.hostproxy.fake.DomainWatch;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.model.id.VmId;

/** Where each VM runs, over all hosts, at every moment: the truth that the engine is held against. */
final class Copies {

    private final Map<VmId, Set<UUID>> running = new HashMap<>();
    private final Map<VmId, Set<UUID>> ordered = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    void watch(FakeHost host) {
        UUID hostId = host.id().value();
        host.domains().watch(new DomainWatch() {
            @Override
            public void started(VmId id, boolean byOrder) {
                begun(id, hostId, byOrder);
            }

            @Override
            public void ended(VmId id) {
                over(id, hostId);
            }
        });
    }

    private synchronized void begun(VmId id, UUID hostId, boolean byOrder) {
        running.computeIfAbsent(id, key -> new HashSet<>()).add(hostId);
        if (byOrder) {
            Set<UUID> hosts = ordered.computeIfAbsent(id, key -> new HashSet<>());
            hosts.add(hostId);
            if (hosts.size() > 1) {
                faults.add("VM " + id + " was started by the engine on two hosts at once");
            }
        }
    }

    private synchronized void over(VmId id, UUID hostId) {
        running.getOrDefault(id, new HashSet<>()).remove(hostId);
        ordered.getOrDefault(id, new HashSet<>()).remove(hostId);
    }

    /** The hosts where it runs now. */
    synchronized Set<UUID> hostsOf(UUID vmId) {
        return Set.copyOf(running.getOrDefault(new VmId(vmId), Set.of()));
    }

    /** Every moment at which the engine had two copies of a VM running. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized void forget() {
        running.clear();
        ordered.clear();
        faults.clear();
    }
}
