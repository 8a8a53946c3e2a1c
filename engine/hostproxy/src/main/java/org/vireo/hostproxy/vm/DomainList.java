package org.vireo.hostproxy.vm;

import java.util.List;

/**
 * Every active domain of a host.
 *
 * @param session the agent's run
 * @param sequence the last event that this picture covers: later numbers are news, others are not
 * @param libvirtConnected false when the agent has no libvirt now; {@code domains} is then its last knowledge and no
 *     proof that anything else does not run
 */
public record DomainList(String session, long sequence, boolean libvirtConnected, List<DomainStatus> domains) {

    public DomainList {
        domains = List.copyOf(domains);
    }
}
