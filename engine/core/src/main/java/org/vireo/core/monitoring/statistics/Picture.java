package org.vireo.core.monitoring.statistics;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.hostproxy.host.DomainNumbers;
import org.vireo.hostproxy.host.StatisticsDelta;
import org.vireo.model.id.VmId;

/** All that is known of one host. */
record Picture(Series host, Map<UUID, Series> vms) {

    Picture {
        vms = Map.copyOf(vms);
    }

    /** What is known after the host told what has changed. */
    static Picture next(@Nullable Picture before, StatisticsDelta delta, Instant now) {
        Map<String, Long> own = delta.host().numbers();
        if (before == null || delta.whole()) {
            Series host = Series.first(now, delta.sampledAt(), own);
            return new Picture(host, vms(Map.of(), delta, now));
        }
        Series host =
                before.host().next(now, delta.sampledAt(), own, delta.host().whole());
        return new Picture(host, vms(before.vms(), delta, now));
    }

    /** A VM of which nothing has changed was counted all the same, unless it does not answer. */
    private static Map<UUID, Series> vms(Map<UUID, Series> before, StatisticsDelta delta, Instant now) {
        Map<UUID, DomainNumbers> told = new HashMap<>();
        delta.domains().forEach(domain -> told.put(domain.id().value(), domain));
        Set<UUID> ids = new HashSet<>(before.keySet());
        delta.gone().stream().map(VmId::value).forEach(ids::remove);
        ids.addAll(told.keySet());
        Set<UUID> silent = new HashSet<>();
        delta.unresponsive().stream().map(VmId::value).forEach(silent::add);
        Map<UUID, Series> vms = new HashMap<>();
        for (UUID id : ids) {
            DomainNumbers domain = told.get(id);
            Map<String, Long> changed = domain == null ? Map.of() : domain.numbers();
            boolean whole = domain != null && domain.whole();
            Series known = before.get(id);
            if (known == null) {
                vms.put(id, Series.first(now, delta.sampledAt(), changed));
            } else if (silent.contains(id)) {
                vms.put(id, known.corrected(changed, whole));
            } else {
                vms.put(id, known.next(now, delta.sampledAt(), changed, whole));
            }
        }
        return vms;
    }
}
