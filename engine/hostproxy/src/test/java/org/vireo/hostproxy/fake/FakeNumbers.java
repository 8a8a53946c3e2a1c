package org.vireo.hostproxy.fake;

import java.util.ArrayList;
import java.util.HashMap;
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

/** What a fake host counts: what a test says, and the state of its domains by libvirt's numbers. */
public final class FakeNumbers {

    private record Told(Map<String, Long> host, Map<VmId, Map<String, Long>> domains) {}

    private static final Told NOTHING = new Told(Map.of(), Map.of());

    private final FakeHost host;
    private final Map<FakeConnection, Told> followers = new LinkedHashMap<>();
    private final Map<VmId, Map<String, Long>> scripted = new HashMap<>();
    private final List<VmId> unresponsive = new ArrayList<>();
    private Map<String, Long> own = Map.of("disk.sda.rd.bytes", 4096L);

    FakeNumbers(FakeHost host) {
        this.host = host;
    }

    /** What is counted of the host from the next cycle on. */
    public void ofHost(Map<String, Long> numbers) {
        host.run(() -> own = Map.copyOf(numbers));
    }

    /** What is counted of a domain from the next cycle on. */
    public void of(VmId id, Map<String, Long> numbers) {
        host.run(() -> scripted.put(id, Map.copyOf(numbers)));
    }

    /** From the next cycle on these domains do not answer. */
    public void hang(List<VmId> domains) {
        host.run(() -> {
            unresponsive.clear();
            unresponsive.addAll(domains);
        });
    }

    /** A cycle ends: all that follow are told what has changed. */
    public void cycle() {
        host.run(() -> {
            followers.keySet().removeIf(connection -> !connection.isOpen());
            followers.replaceAll((connection, before) -> tell(connection, before));
        });
    }

    /** How many connections follow. */
    public int followers() {
        return host.locked(() -> {
            followers.keySet().removeIf(connection -> !connection.isOpen());
            return followers.size();
        });
    }

    /** The caller holds the host's lock. */
    void follow(FakeConnection connection) {
        followers.computeIfAbsent(connection, follower -> tell(follower, NOTHING));
    }

    private Told tell(FakeConnection connection, Told before) {
        Map<VmId, Map<String, Long>> now = new LinkedHashMap<>();
        for (DomainStatus domain : host.domains().all()) {
            var numbers = new HashMap<>(scripted.getOrDefault(domain.id(), Map.of()));
            numbers.put("state.state", domain.state() == DomainState.RUNNING ? 1L : 3L);
            now.put(
                    domain.id(),
                    unresponsive.contains(domain.id()) ? before.domains().get(domain.id()) : numbers);
        }
        now.values().removeIf(numbers -> numbers == null);
        var domains = now.entrySet().stream()
                .map(domain -> changed(
                        domain.getKey(), domain.getValue(), before.domains().get(domain.getKey())))
                .filter(domain -> !domain.numbers().isEmpty())
                .toList();
        var gone = before.domains().keySet().stream()
                .filter(id -> !now.containsKey(id))
                .toList();
        boolean other = !own.keySet().equals(before.host().keySet());
        connection.tell(new StatisticsDelta(
                host.clock().instant(),
                before.equals(NOTHING),
                new HostNumbers(other, other ? own : changes(own, before.host())),
                domains,
                gone,
                List.copyOf(unresponsive)));
        return new Told(own, now);
    }

    private static DomainNumbers changed(VmId id, Map<String, Long> now, @Nullable Map<String, Long> before) {
        return before == null || !now.keySet().equals(before.keySet())
                ? new DomainNumbers(id, true, now)
                : new DomainNumbers(id, false, changes(now, before));
    }

    private static Map<String, Long> changes(Map<String, Long> now, Map<String, Long> before) {
        var changes = new HashMap<>(now);
        changes.entrySet().removeAll(before.entrySet());
        return changes;
    }
}
