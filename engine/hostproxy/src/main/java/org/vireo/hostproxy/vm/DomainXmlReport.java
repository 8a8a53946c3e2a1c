package org.vireo.hostproxy.vm;

import java.util.List;
import org.vireo.model.id.VmId;

/**
 * Live XML of many domains.
 *
 * @param missing the ids asked for that are not active
 */
public record DomainXmlReport(List<DomainXml> domains, List<VmId> missing) {

    public DomainXmlReport {
        domains = List.copyOf(domains);
        missing = List.copyOf(missing);
    }
}
