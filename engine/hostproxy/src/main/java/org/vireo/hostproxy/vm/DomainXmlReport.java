package org.vireo.hostproxy.vm;

import java.util.List;
import java.util.Optional;
import org.vireo.model.id.VmId;

/**
 * Live XML of many domains.
 *
 * @param missing the ids asked for that are not active
 * @param unanswered the ids asked for that may be active but do not answer now, such as a VM that hangs; empty from an
 *     agent of before this was there
 */
public record DomainXmlReport(List<DomainXml> domains, List<VmId> missing, Optional<List<VmId>> unanswered) {

    public DomainXmlReport {
        domains = List.copyOf(domains);
        missing = List.copyOf(missing);
        unanswered = unanswered.map(List::copyOf);
    }
}
