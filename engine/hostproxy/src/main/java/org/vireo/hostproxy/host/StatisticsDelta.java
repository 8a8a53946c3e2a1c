package org.vireo.hostproxy.host;

import java.time.Instant;
import java.util.List;
import org.vireo.model.id.VmId;

/**
 * What changed of the numbers of a host and its domains since the last time.
 *
 * @param sampledAt by the host's clock
 * @param whole whether this is everything, so that what was known before is void
 * @param gone domains that run no more
 * @param unresponsive domains whose numbers are old because they do not answer
 */
public record StatisticsDelta(
        Instant sampledAt,
        boolean whole,
        HostNumbers host,
        List<DomainNumbers> domains,
        List<VmId> gone,
        List<VmId> unresponsive) {

    public StatisticsDelta {
        domains = List.copyOf(domains);
        gone = List.copyOf(gone);
        unresponsive = List.copyOf(unresponsive);
    }
}
