package org.vireo.hostproxy.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.hostproxy.host.DomainNumbers;
import org.vireo.hostproxy.host.HostNumbers;
import org.vireo.hostproxy.host.StatisticsDelta;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** What a fake host counts: the state of its domains by libvirt's numbers. Every question is a cycle. */
final class FakeNumbers {

    private record Count(long since, long changed, long state) {}

    private final FakeHost host;
    private final Map<VmId, Count> counts = new LinkedHashMap<>();
    private final Map<VmId, Long> gone = new LinkedHashMap<>();
    private long cycle;

    FakeNumbers(FakeHost host) {
        this.host = host;
    }

    /** The caller holds the host's lock. */
    StatisticsDelta since(String session, long known) {
        count();
        boolean whole = known == 0 || known > cycle || !session.equals(host.session());
        long after = whole ? 0 : known;
        var domains = counts.entrySet().stream()
                .filter(entry -> entry.getValue().changed() > after)
                .map(entry -> told(entry.getKey(), entry.getValue(), after))
                .toList();
        var left = gone.entrySet().stream()
                .filter(entry -> entry.getValue() > after)
                .map(Map.Entry::getKey)
                .toList();
        var own = new HostNumbers(whole, whole ? Map.of("disk.sda.rd.bytes", 4096L) : Map.of());
        return new StatisticsDelta(host.session(), cycle, host.clock().instant(), whole, own, domains, left, List.of());
    }

    private void count() {
        cycle++;
        var running = host.domains().all();
        for (var domain : running) {
            gone.remove(domain.id());
            counts.compute(domain.id(), (id, count) -> next(count, domain));
        }
        var ids = running.stream().map(DomainStatus::id).toList();
        counts.keySet().stream().filter(id -> !ids.contains(id)).forEach(id -> gone.put(id, cycle));
        counts.keySet().retainAll(ids);
    }

    private Count next(@Nullable Count before, DomainStatus domain) {
        long state = domain.state() == DomainState.RUNNING ? 1 : 3;
        if (before == null) {
            return new Count(cycle, cycle, state);
        }
        return before.state() == state ? before : new Count(before.since(), cycle, state);
    }

    private static DomainNumbers told(VmId id, Count count, long after) {
        return new DomainNumbers(id, count.since() > after, Map.of("state.state", count.state()));
    }
}
